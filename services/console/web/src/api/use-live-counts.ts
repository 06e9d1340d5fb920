/** Counts as the server pushes them. What they prove stale is read again. */
import type { PipelineCounts } from '@jianbao/schema'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

export interface Live {
  readonly counts: PipelineCounts | undefined
  readonly connected: boolean
}

const ofBulletins = [
  'GET /api/bulletins',
  'GET /api/bulletins/:id',
  'GET /api/articles/:id/story',
  'GET /api/overview',
]
const ofDigests = [
  'GET /api/digests',
  'GET /api/mailbox',
  'GET /api/subscriptions',
  'GET /api/overview',
]

export function useLiveCounts(): Live {
  const client = useQueryClient()
  const [live, setLive] = useState<Live>({ counts: undefined, connected: false })

  useEffect(() => {
    const source = new EventSource('/api/events')
    let seen: PipelineCounts['newest'] | undefined
    const stale = (keys: readonly string[]) => {
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] })
    }
    source.addEventListener('counts', (event) => {
      // Our own server's words, checked there against the same schema.
      const counts = JSON.parse(event.data) as PipelineCounts
      if (seen && seen.bulletinAt !== counts.newest.bulletinAt) stale(ofBulletins)
      if (seen && seen.digestAt !== counts.newest.digestAt) stale(ofDigests)
      seen = counts.newest
      setLive({ counts, connected: true })
    })
    source.addEventListener('error', () => setLive((now) => ({ ...now, connected: false })))
    return () => source.close()
  }, [client])

  return live
}
