/** Who asks, what they may do, and the accounts and tokens that decide it. */
import { z } from 'zod'
import { accessEventWhat, accountName, accountPassword, actorKind, role, scope } from '../access.ts'
import { instant } from './common.ts'

export const sessionInfo = z.object({
  via: z.enum(['cookie', 'token']),
  /** Null for the console's own token, which does not end. */
  expiresAt: instant.nullable(),
  /** Of the account or the token; null for the one-time link and the console's token. */
  name: z.string().nullable(),
  /** Null for a token, which has scopes of its own. */
  role: role.nullable(),
  scopes: z.array(scope),
  /** The routes that will not refuse: what pages show and what they leave out. */
  may: z.array(z.string()),
})

export const passwordChange = z.object({
  current: z.string().max(200),
  password: accountPassword,
})

export const accountItem = z.object({
  id: z.uuid(),
  name: z.string(),
  role,
  createdAt: instant,
  passwordAt: instant,
  lastLoginAt: instant.nullable(),
  /** Whoever asks is logged in with it. */
  own: z.boolean(),
})
export const accountRequest = z.object({ name: accountName, role, password: accountPassword })

/** Either ends the account's sessions. */
export const accountChange = z
  .object({ role: role.optional(), password: accountPassword.optional() })
  .refine((given) => given.role !== undefined || given.password !== undefined, 'Change something.')

export const apiTokenItem = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(scope),
  /** The account that made it; null for the owner of the machine. */
  madeBy: z.string().nullable(),
  createdAt: instant,
  /** Null: until it is revoked. */
  expiresAt: instant.nullable(),
  expired: z.boolean(),
  lastUsedAt: instant.nullable(),
})
export const apiTokenRequest = z.object({
  name: z.string().trim().min(1).max(60),
  scopes: z.array(scope).min(1).max(scope.options.length),
  /** Without it the token serves until it is revoked. */
  days: z.int().min(1).max(3650).optional(),
})
/** `token` is told this once. */
export const apiTokenMade = z.object({ id: z.uuid(), token: z.string() })

export const accessEventItem = z.object({
  id: z.uuid(),
  at: instant,
  what: accessEventWhat,
  /** The name of the account or the token. */
  subject: z.string(),
  /** The name of the account or token that did it; null for the owner of the machine and at a terminal. */
  actor: z.string().nullable(),
  /** Null at a terminal, where nobody logs in, and where it was not kept. */
  actorKind: actorKind.nullable(),
  origin: z.enum(['cli', 'console']),
  /** The role or the scopes given. */
  detail: z.string().nullable(),
})

export type AccountItem = z.infer<typeof accountItem>
export type ApiTokenItem = z.infer<typeof apiTokenItem>
export type AccessEventItem = z.infer<typeof accessEventItem>
export type SessionInfo = z.infer<typeof sessionInfo>
