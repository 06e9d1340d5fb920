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
