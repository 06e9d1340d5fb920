/** Who asks, and what they may do. */
import { z } from 'zod'
import { role, scope } from '../access.ts'
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

export type SessionInfo = z.infer<typeof sessionInfo>
