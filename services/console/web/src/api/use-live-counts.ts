/** Counts as the server pushes them. What they prove stale is read again. */
import type { PipelineCounts } from '@jianbao/schema'
import { useQueryClient } from '@tanstack/react-query'
import { startTransition, useEffect, useState } from 'react'

export interface Live {
  readonly counts: PipelineCounts | undefined
  readonly connected: boolean
}

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
  const [live, setLive] = useState<Live>({ counts: undefined, connected: false })

  useEffect(() => {
    // Not at once: the server's picture of the page would be thrown away where its script is still under way.
    const show = (next: (now: Live) => Live) => startTransition(() => setLive(next))
    const source = new EventSource('/api/events')
    let seen: PipelineCounts | undefined
    source.addEventListener('counts', (event) => {
      // Our own server's words, checked there against the same schema.
      const counts = JSON.parse(event.data) as PipelineCounts
      for (const key of seen ? staleBetween(seen, counts) : []) {
        void client.invalidateQueries({ queryKey: [key] })
      }
      seen = counts
      show(() => ({ counts, connected: true }))
    })
    source.addEventListener('error', () => show((now) => ({ ...now, connected: false })))
    return () => source.close()
  }, [client])

  return live
}
