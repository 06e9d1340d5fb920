/**
 * The way out for webhooks and robots: one POST on a connection of its own, to an address that may
 * be reached, without following redirects, within limits of time and size.
 */
import http from 'node:http'
import https from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Settings } from '@jianbao/runtime'
import { RequestFilteringHttpsAgent } from 'request-filtering-agent'
import { closeGraceMs, httpAnswerBytesMax, httpAnswerMsMax, httpConnectMsMax } from '../limits.ts'
import { readAllowList } from './allow-list.ts'
import { findTarget, TargetRefused } from './find-target.ts'

interface Post {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: Buffer
}

/** `mayHaveArrived`: the connection stood, so without an answer the receiver may have the message. */
export type PostResult =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly retryAfter: string | undefined
      readonly body: string
      /** False when the connection broke in the middle of the answer. */
      readonly complete: boolean
    }
  | { readonly kind: 'fault'; readonly message: string; readonly mayHaveArrived: boolean }
  | { readonly kind: 'refused'; readonly message: string }

export interface HttpDoor {
  /** Never rejects. */
  post(given: Post): Promise<PostResult>
  /** Posts that run get a moment of grace; then their connections are cut. */
  close(): void
}

interface Limits {
  readonly connectMs: number
  readonly answerMs: number
}

async function readAnswer(
  reply: http.IncomingMessage,
): Promise<{ body: string; complete: boolean }> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of reply) {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes >= httpAnswerBytesMax) break
    }
  } catch {
    return { body: Buffer.concat(chunks).toString('utf8'), complete: false }
  }
  const body = Buffer.concat(chunks).subarray(0, httpAnswerBytesMax).toString('utf8')
  return { body, complete: true }
}

async function send(
  given: Post,
  allowList: ReturnType<typeof readAllowList>,
  limits: Limits,
  signal: AbortSignal,
): Promise<PostResult> {
  const url = new URL(given.url)
  const { standing, lookup } = await findTarget(url, allowList)
  const isTls = url.protocol === 'https:'
  // The second lock on a public address: the agent looks at what the socket really connects to.
  const agent = standing === 'public' ? new RequestFilteringHttpsAgent({ keepAlive: false }) : false
  const late = new AbortController()
  const asking = (isTls ? https : http).request(url, {
    method: 'POST',
    headers: { ...given.headers, 'content-length': given.body.length },
    agent,
    lookup,
    signal: AbortSignal.any([signal, late.signal]),
  })
  const progress = { connected: false }
  let timer = setTimeout(() => late.abort(new Error('连接超时')), limits.connectMs)
  asking.once('socket', (socket) => {
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      progress.connected = true
      clearTimeout(timer)
      timer = setTimeout(() => late.abort(new Error('等待回答超时')), limits.answerMs)
    })
  })
  try {
    const reply = await new Promise<http.IncomingMessage>((resolve, reject) => {
      asking.once('response', resolve)
      asking.once('error', reject)
      asking.end(given.body)
    })
    // A reset later on is the answer's incompleteness, told by its reader.
    asking.on('error', () => undefined)
    const { body, complete } = await readAnswer(reply)
    const { statusCode: status = 0 } = reply
    return { kind: 'answered', status, retryAfter: reply.headers['retry-after'], body, complete }
  } catch (error) {
    const reason = late.signal.aborted ? late.signal.reason : error
    return { kind: 'fault', message: messageOf(reason), mayHaveArrived: progress.connected }
  } finally {
    clearTimeout(timer)
    asking.destroy()
  }
}

const messageOf = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException
  const message = error instanceof Error ? error.message : String(error)
  return code === undefined || message.includes(code) ? message : `${code} ${message}`
}

/** @throws UserError when the allow-list cannot be read. */
export function openHttpDoor(
  settings: Pick<Settings, 'outboundAllow'>,
  limits: Limits = { connectMs: httpConnectMsMax, answerMs: httpAnswerMsMax },
): HttpDoor {
  const allowList = readAllowList(settings.outboundAllow)
  const closing = new AbortController()
  return {
    async post(given) {
      try {
        return await send(given, allowList, limits, closing.signal)
      } catch (error) {
        if (error instanceof TargetRefused) return { kind: 'refused', message: error.message }
        return { kind: 'fault', message: messageOf(error), mayHaveArrived: false }
      }
    },
    close() {
      void sleep(closeGraceMs, undefined, { ref: false }).then(() => closing.abort())
    },
  }
}
