/** Who may log in, and what they did. */
import type { AccessEventWhat, ActorKind, Role, Scope } from '@jianbao/schema'
import type { Generated } from 'kysely'

export interface AccountsTable {
  id: Generated<string>
  name: string
  role: Role
  password: string
  created_at: Date
  password_at: Date
  last_login_at: Date | null
}

export interface AccountSessionsTable {
  secret_sha256: string
  account_id: string
  created_at: Date
  expires_at: Date
}

export interface ApiTokensTable {
  id: Generated<string>
  name: string
  secret_sha256: string
  scopes: Scope[]
  account_id: string | null
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
}

export interface AccessEventsTable {
  id: Generated<string>
  at: Date
  what: AccessEventWhat
  subject: string
  actor: string | null
  origin: 'cli' | 'console'
  detail: string | null
  actor_kind: ActorKind | null
}
