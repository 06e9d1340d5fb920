/** Counts as the server pushes them. What they prove stale is read again. */
import type { PipelineCounts } from '@jianbao/schema'
import { useQueryClient } from '@tanstack/react-query'
import { startTransition, useEffect, useState } from 'react'

export interface Live {
  readonly counts: PipelineCounts | undefined
  readonly connected: boolean
  /** For so long that it should be said: what is shown may be old. */
  readonly isLost: boolean
}

const openAgainMs = 3_000
const lostMs = 4_000

const ofBulletins = [
  'GET /api/bulletins',
  'GET /api/bulletins/:id',
  'GET /api/bulletins/:id/timeline',
  'GET /api/articles/:id/story',
  'GET /api/overview',
]
const ofDigests = [
  'GET /api/bulletins/:id/timeline',
  'GET /api/digests',
  'GET /api/deliveries',
  'GET /api/mailbox',
  'GET /api/subscriptions',
  'GET /api/overview',
]
const ofAlarms = ['GET /api/alarms']
const ofIndex = [
  'GET /api/statistics/topics-per-day',
  'GET /api/articles/:id/similar',
  'GET /api/search',
  'GET /api/search/facets',
]

/** What the newer counts prove stale of what was read under the older ones. */
function staleBetween(older: PipelineCounts, newer: PipelineCounts): readonly string[] {
  const isMatched = (counts: PipelineCounts) =>
    counts.stages.find(({ stage }) => stage === 'match')?.waiting
  return [
    ...(older.newest.bulletinAt === newer.newest.bulletinAt ? [] : ofBulletins),
    ...(older.newest.digestAt === newer.newest.digestAt ? [] : ofDigests),
    ...(older.newest.alarmAt === newer.newest.alarmAt ? [] : ofAlarms),
    ...(older.totals.bulletinsToIndex === newer.totals.bulletinsToIndex ? [] : ofIndex),
    ...(isMatched(older) === isMatched(newer) ? [] : ['GET /api/bulletins/:id/timeline']),
  ]
}

export function useLiveCounts(): Live {
  const client = useQueryClient()
  const [live, setLive] = useState<Live>({ counts: undefined, connected: false, isLost: false })

  useEffect(() => {
    // Not at once: the server's picture of the page would be thrown away where its script is still under way.
    const show = (next: (now: Live) => Live) => startTransition(() => setLive(next))
    let seen: PipelineCounts | undefined
    let lost: ReturnType<typeof setTimeout> | undefined
    const take = (counts: PipelineCounts) => {
      // After a break nobody knows what changed: all that is shown is read again.
      if (lost !== undefined) void client.invalidateQueries()
      clearTimeout(lost)
      lost = undefined
      for (const key of seen ? staleBetween(seen, counts) : []) {
        void client.invalidateQueries({ queryKey: [key] })
      }
      seen = counts
      show(() => ({ counts, connected: true, isLost: false }))
    }
    const lose = () => {
      lost ??= setTimeout(() => show((now) => ({ ...now, isLost: true })), lostMs)
      show((now) => ({ ...now, connected: false }))
    }
    const stop = listen(take, lose)
    return () => {
      clearTimeout(lost)
      stop()
    }
  }, [client])

  return live
}

/** Goes on after every break: a browser by itself gives up for good once the server has refused. */
function listen(take: (counts: PipelineCounts) => void, lose: () => void): () => void {
  let again: ReturnType<typeof setTimeout> | undefined
  let source: EventSource
  const open = () => {
    source = new EventSource('/api/events')
    source.addEventListener('counts', (event) => {
      // Our own server's words, checked there against the same schema.
      take(JSON.parse(event.data) as PipelineCounts)
    })
    source.addEventListener('error', () => {
      lose()
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, openAgainMs)
    })
  }
  open()
  return () => {
    clearTimeout(again)
    source.close()
  }
}
