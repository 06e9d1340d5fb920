/** Who asks by which link, in which language: the beginning of every manage page. */
import { type ManageAccess, type Reader, readManageLink, readReader } from '@jianbao/store'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localeOf } from '../language.ts'
import type { PublicDeps } from '../public-deps.ts'
import type { ManageView } from './manage-pages.ts'
import { isSaid } from './manage-words.ts'

export const params = z.object({ token: z.string().min(1).max(300) })
const query = z.object({ said: z.string().max(40).optional().catch(undefined) }).catch({})

export type ManageRequest = { readonly path: string; readonly locale: ManageView['locale'] } & (
  | { readonly kind: 'gone' }
  | { readonly kind: 'expired'; readonly view: Omit<ManageView, 'reader'> }
  | { readonly kind: 'open'; readonly view: ManageView }
)

async function find(
  { db, clock }: PublicDeps,
  token: string,
): Promise<{ access: ManageAccess; reader: Reader } | null> {
  const at = clock.now()
  const access = await readManageLink(db, token, at)
  const reader = access && (await readReader(db, access.subscriberId, at))
  return access && reader ? { access, reader } : null
}

export async function readRequest(
  deps: PublicDeps,
  request: FastifyRequest,
): Promise<ManageRequest> {
  const { token } = params.parse(request.params)
  const { said = '' } = query.parse(request.query)
  const found = await find(deps, token)
  const path = `/manage/${token}`
  const locale = localeOf(request, found?.reader.locale)
  if (!found) return { kind: 'gone', path, locale }
  const { topics, settings, clock } = deps
  const around = { path, locale, topics, timeZone: settings.timeZone, at: clock.now() }
  const view = { ...found, ...around, said: isSaid(said) ? said : null }
  if (found.access.expired) return { kind: 'expired', path, locale, view }
  return { kind: 'open', path, locale, view }
}
