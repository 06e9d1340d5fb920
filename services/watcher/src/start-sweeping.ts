/** Keeps the inbox under watch: a sweep at start, every minute, and after every hint. */
import { mkdir } from 'node:fs/promises'
import { inboxMadeMs, retryMs, sweepMs } from './limits.ts'
import { InboxMissing } from './list-inbox.ts'
import { type Loop, startLoop } from './loop.ts'
import { type SweepTools, sweepInbox } from './sweep-inbox.ts'
import { watchFolder } from './watch-folder.ts'

export function startSweeping(
  given: Omit<SweepTools, 'events' | 'told' | 'rules'> & {
    rules: SweepTools['rules'] & { pollMs: number }
  },
): Pick<Loop, 'close'> {
  const { log, folders, clock, blobs } = given
  const events = watchFolder({
    inbox: folders.inbox,
    pollMs: given.rules.pollMs,
    onHint: () => loop.wake(),
    onError: (err) => log.warn({ err }, 'file events are not complete: the sweep sees every file'),
  })
  const tools: SweepTools = { ...given, events, told: { waits: '' } }
  let thoroughAt = Number.NEGATIVE_INFINITY

  const loop = startLoop(
    async () => {
      const isDue = performance.now() - thoroughAt >= sweepMs
      if (isDue) await Promise.all([blobs.sweep(clock.now()), events.renew()])
      const lookAgainMs = await sweepInbox(tools, isDue)
      if (isDue) thoroughAt = performance.now()
      return Math.min(lookAgainMs, sweepMs)
    },
    async (err) => {
      if (!(err instanceof InboxMissing)) {
        log.error({ err }, 'the inbox cannot be swept: tried again')
        return retryMs
      }
      log.warn({ inbox: folders.inbox }, 'the inbox folder was removed: made again')
      await mkdir(folders.inbox, { recursive: true })
      return inboxMadeMs
    },
  )
  return {
    close: async () => {
      await loop.close()
      await events.close()
    },
  }
}
