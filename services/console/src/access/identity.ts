import type { Role, Scope } from '@jianbao/schema'

/** Whoever asks, and what they hold. */
export interface Identity {
  readonly via: 'cookie' | 'token'
  readonly expiresAt: Date | null
  /** Of the account or the token; null for the one-time link and the console's token. */
  readonly name: string | null
  readonly role: Role | null
  readonly scopes: readonly Scope[]
  /** Where an account asks. */
  readonly accountId: string | null
}
