import type { Clock, Settings } from '@jianbao/runtime'
import type { Topic } from '@jianbao/schema'
import type { Asked, Db } from '@jianbao/store'
import type { FastifyRequest } from 'fastify'

/** What the public pages work with. */
export interface PublicDeps {
  readonly db: Db
  readonly clock: Clock
  readonly settings: Settings
  readonly topics: readonly Topic[]
  /** Counts one request of the client's network. @throws ConsoleError `too-many-requests` */
  limit(request: FastifyRequest): Promise<void>
  /** The same for looks at what a wish would bring, which read much of the ledger. */
  limitPreviews(request: FastifyRequest): Promise<void>
  /**
   * Hands an owed notice to the notifier; the answer does not wait for it. Throws
   * `too-many-requests` when everybody together asked too much.
   */
  sendSoon(asked: Asked): void
}
