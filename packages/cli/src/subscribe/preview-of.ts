import { previewFilter } from '@jianbao/matching'
import { systemClock, UserError } from '@jianbao/runtime'
import type { FilterPreview, SubscriptionFilter } from '@jianbao/schema'
import { articleHistory, type Db, openStore } from '@jianbao/store'
import { type ConnectedSettings, commandSettings } from '../command-settings.ts'

/** What the filter would have caught of the stored history. */
export async function previewOf(db: Db, filter: SubscriptionFilter): Promise<FilterPreview> {
  return await previewFilter(filter, { at: systemClock.now(), history: articleHistory(db) })
}

/** A dry run needs no ledger: null where nothing runs. */
export async function previewIfAny(filter: SubscriptionFilter): Promise<FilterPreview | null> {
  const settings = settingsIfAny()
  if (!settings) return null
  const { databaseUrl } = settings
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'jianbao-preview', onIdleError })
  return await previewOf(store.db, filter)
}

function settingsIfAny(): ConnectedSettings | null {
  try {
    return commandSettings()
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}
