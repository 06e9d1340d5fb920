/** Brings the schema up to date. Safe to run by several services at once: kysely holds a lock. */
import { type Migration, Migrator } from 'kysely/migration'
import { DatabaseUnreachable, isUnreachable } from './database-unreachable.ts'
import { extensionMissing } from './extension-missing.ts'
import { up as theLedger } from './migrations/0001-the-ledger.ts'
import { up as containers } from './migrations/0002-containers.ts'
import { up as filters } from './migrations/0003-filters.ts'
import { up as cadences } from './migrations/0004-cadences.ts'
import { up as channels } from './migrations/0005-channels.ts'
import { up as signUp } from './migrations/0006-sign-up.ts'
import { up as search } from './migrations/0007-search.ts'
import { up as contents } from './migrations/0008-contents.ts'
import { up as accounts } from './migrations/0009-accounts.ts'
import { up as failures } from './migrations/0010-failures.ts'
import { up as narrowSearch } from './migrations/0011-narrow-search.ts'
import { up as actors } from './migrations/0012-actors.ts'
import { up as acts } from './migrations/0013-acts.ts'
import type { Db } from './open-store.ts'

const migrations: Record<string, Migration> = {
  '0001-the-ledger': { up: theLedger },
  '0002-containers': { up: containers },
  '0003-filters': { up: filters },
  '0004-cadences': { up: cadences },
  '0005-channels': { up: channels },
  '0006-sign-up': { up: signUp },
  '0007-search': { up: search },
  '0008-contents': { up: contents },
  '0009-accounts': { up: accounts },
  '0010-failures': { up: failures },
  '0011-narrow-search': { up: narrowSearch },
  '0012-actors': { up: actors },
  '0013-acts': { up: acts },
}

/**
 * Applies what is missing and returns the names applied.
 *
 * @throws DatabaseUnreachable and ExtensionMissing in sentences; else the first error as the cause.
 */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (isUnreachable(error)) throw new DatabaseUnreachable(error)
  const missing = extensionMissing(error, 'intarray')
  if (missing) throw missing
  if (error)
    throw new Error('The database schema could not be brought up to date.', { cause: error })
  return (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName)
}
