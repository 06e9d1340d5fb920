/**
 * Feeds behind a private link: `/f/<token>.atom`, `.rss`, `.json`. Reading changes nothing. A reader
 * that has the newest is answered 304 (RFC 9110 §13.1.2).
 */
import { createHash } from 'node:crypto'
import { type FeedForm, feedForms, renderFeed } from '@jianbao/rendering'
import type { Settings } from '@jianbao/runtime'
import type { Topic } from '@jianbao/schema'
import { type Db, readFeed, readFeedEntries, verifyLink } from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ConsoleError } from '../console-errors.ts'
import { feedEntriesMax } from '../limits.ts'
import { publicUrlOf } from './public-url.ts'

const params = z.object({ file: z.string().min(1).max(300) })
const file = /^(.+)\.(atom|rss|json)$/

interface Deps {
  readonly db: Db
  readonly settings: Settings
  readonly topics: readonly Topic[]
}

/** Null for every link that is not ours, was revoked, or is of something else. */
async function readText(
  { db, settings, topics }: Deps,
  token: string,
  form: FeedForm,
): Promise<string | null> {
  const link = await verifyLink(db, token)
  const feed = link?.purpose === 'feed' ? await readFeed(db, link.subject) : undefined
  if (!feed) return null
  const homeUrl = publicUrlOf(settings)
  const entries = await readFeedEntries(db, feed, feedEntriesMax)
  return renderFeed(
    { ...feed, homeUrl, selfUrl: `${homeUrl}/f/${token}.${form}`, entries, topics },
    form,
  )
}

export function publicFeeds(app: FastifyInstance, deps: Deps): void {
  app.get('/f/:file', { schema: { hide: true, params } }, async (request, reply) => {
    const [, token = '', ending = ''] = file.exec(params.parse(request.params).file) ?? []
    const form = ending as FeedForm
    const text = token === '' ? null : await readText(deps, token, form)
    if (text === null) throw new ConsoleError('not-found')
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
    reply.header('etag', etag).header('cache-control', 'private, no-cache')
    const known = (request.headers['if-none-match'] ?? '').split(',')
    if (known.some((each) => each.trim().replace(/^W\//, '') === etag)) {
      return reply.status(304).send()
    }
    return reply.type(feedForms[form]).send(text)
  })
}
