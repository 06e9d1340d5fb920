/**
 * Who may do what. A scope is a kind of doing; a role is a set of scopes that a person has, a token
 * carries scopes of its own. Every route of the API names the one scope it needs (`api.ts`).
 */
import { z } from 'zod'

/**
 * `read`: bulletins, articles, search, subscriptions, deliveries, queues. No secret, no whole address.
 * `upload`: files into the inbox.
 * `subscribe`: subscriptions, readers, channels, feeds with their private links.
 * `operate`: reading a file again, deliveries, alarms, dead letters; the mails as they were sent.
 * `administer`: accounts, tokens, erasing and exporting readers, suppressed channels, discarding jobs.
 */
export const scope = z.enum(['read', 'upload', 'subscribe', 'operate', 'administer'])
export const scopes = scope.options

export const role = z.enum(['reader', 'editor', 'administrator'])
export const roles = role.options

export type Scope = z.infer<typeof scope>
export type Role = z.infer<typeof role>

export const scopesOfRole: Readonly<Record<Role, readonly Scope[]>> = {
  reader: ['read'],
  editor: ['read', 'upload', 'subscribe', 'operate'],
  administrator: scopes,
}

/** What a route needs: a scope; any login at all; or nothing, where a signed link or a mail decides. */
export type Needed = Scope | 'login' | 'public'

/** Whether one who holds these scopes may use a route. */
export function isAllowed(held: readonly Scope[], needed: Needed): boolean {
  return needed === 'public' || needed === 'login' || held.includes(needed)
}

const visible = /^[\p{L}\p{N}][\p{L}\p{N} ._@-]*$/u

/** What an account is called, and logs in with: 张三, li.si, wang@example.org. */
export const accountName = z
  .string()
  .transform((name) => name.normalize('NFKC').trim().replace(/ +/g, ' '))
  .pipe(z.string().min(1).max(40).regex(visible, 'letters, digits, spaces and . _ @ -'))

/** Long enough that guessing at the pace we allow is hopeless; longer ones are no passwords but loads. */
export const passwordCharsMin = 10
export const accountPassword = z.string().min(passwordCharsMin).max(200)

export const accessEventWhat = z.enum([
  'account-added',
  'role-changed',
  'password-changed',
  'account-removed',
  'logged-in',
  'token-made',
  'token-revoked',
])
/** What acted through the console: an account, a token, or whoever holds the machine (the one-time link, `home/console.token`). */
export const actorKind = z.enum(['account', 'token', 'owner'])

export type ActorKind = z.infer<typeof actorKind>
export type AccessEventWhat = z.infer<typeof accessEventWhat>
