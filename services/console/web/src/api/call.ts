/** The client of the API. Its types come from the table of routes that the server registers. */
import type { ApiAnswer, ApiError, ApiKey, ApiSent } from '@jianbao/schema'

type Part<Key extends ApiKey, Name extends 'params' | 'query' | 'body'> =
  ApiSent<Key, Name> extends undefined
    ? { [N in Name]?: undefined }
    : Required<Record<Name, ApiSent<Key, Name>>>

/** What a route is sent: only the parts it takes. */
export type Sent<Key extends ApiKey> = Part<Key, 'params'> & Part<Key, 'query'> & Part<Key, 'body'>

/** A refusal, with its sentence in both languages. */
export class ApiFailure extends Error {
  readonly code: string
  readonly zh: string
  readonly en: string

  constructor({ error }: ApiError) {
    super(error.message_en)
    this.name = 'ApiFailure'
    this.code = error.code
    this.zh = error.message_zh
    this.en = error.message_en
  }
}

/** Whether it passes by itself: the same question is worth asking again. */
export const isPassing = (error: Error): boolean =>
  !(error instanceof ApiFailure) ||
  ['unreachable', 'ledger-away', 'queues-away', 'too-many-listeners'].includes(error.code)

const unreachable: ApiError = {
  error: {
    code: 'unreachable',
    message_zh: '连不上服务，可能正在重启。',
    message_en: 'The service does not answer; it may be restarting.',
  },
}

/** `await call('GET /api/bulletins/:id', { params: { id } })` */
export async function call<Key extends ApiKey>(key: Key, sent: Sent<Key>): Promise<ApiAnswer<Key>> {
  const [method = 'GET'] = key.split(' ')
  const headers: Record<string, string> = sent.body ? { 'content-type': 'application/json' } : {}
  const init = { method, headers, ...(sent.body && { body: JSON.stringify(sent.body) }) }
  const response = await fetch(addressOf(key, sent), init).catch(() => {
    throw new ApiFailure(unreachable)
  })
  if (!response.ok) throw await failureOf(response)
  // The server has checked the answer against this very schema.
  return (await response.json()) as ApiAnswer<Key>
}

/** The address of a route with its parameters and query filled in. */
export function addressOf<Key extends ApiKey>(
  key: Key,
  sent: { params?: unknown; query?: unknown },
): string {
  const [, template = ''] = key.split(' ')
  const params = asRecord(sent.params)
  const path = template.replace(/:(\w+)/g, (_, name) => encodeURIComponent(String(params[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asRecord(sent.query))) {
    if (value !== undefined) query.set(name, String(value))
  }
  return query.size > 0 ? `${path}?${query}` : path
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

export async function failureOf(response: Response): Promise<ApiFailure> {
  if (response.status === 401) window.location.assign('/login')
  const body = await response.json().catch(() => unreachable)
  return new ApiFailure(body?.error?.message_zh ? body : unreachable)
}

/** Saves what a route answers as a file, where asking needs more than a link. */
export async function download<Key extends ApiKey>(
  key: Key,
  sent: { params?: unknown; query?: unknown },
  name: string,
): Promise<void> {
  const [method = 'GET'] = key.split(' ')
  const response = await fetch(addressOf(key, sent), { method }).catch(() => {
    throw new ApiFailure(unreachable)
  })
  if (!response.ok) throw await failureOf(response)
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
