/**
 * The page of a digest, as it was frozen: what a mail has no room for. The link in the message opens
 * it without a login; it shows and does nothing, and it does not say whose digest it is. It answers
 * every token that is not ours, and every digest that was erased, in the same words.
 */
import { dateLine, renderDigestPage } from '@jianbao/rendering'
import type { Settings } from '@jianbao/runtime'
import type { Topic } from '@jianbao/schema'
import { type Db, readDigest, verifyLink } from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { smallPage } from '../html.ts'
import { digestPagePolicy } from '../security-headers.ts'

const params = z.object({ token: z.string().min(1).max(300) })

interface Deps {
  readonly db: Db
  readonly topics: readonly Topic[]
  readonly settings: Pick<Settings, 'timeZone'>
}

export function digestPageRoutes(app: FastifyInstance, deps: Deps): void {
  app.get('/d/:token', { schema: { hide: true, params } }, async (request, reply) => {
    const { token } = params.parse(request.params)
    const page = await pageOf(deps, token)
    reply.header('x-robots-tag', 'noindex')
    reply.type('text/html; charset=utf-8')
    if (page === null) return reply.code(404).send(gonePage)
    reply.header('content-security-policy', digestPagePolicy)
    return reply.send(page)
  })
}

async function pageOf({ db, topics, settings }: Deps, token: string): Promise<string | null> {
  const link = await verifyLink(db, token)
  if (link?.purpose !== 'digest-page') return null
  const digest = await readDigest(db, link.subject)
  if (!digest?.content || digest.content.articles.length === 0) return null
  const { articles, locale = 'zh-CN', date } = digest.content
  return renderDigestPage({
    date: date ?? dateLine(digest.slotAt, settings.timeZone, locale),
    locale,
    articles,
    topics,
  })
}

const gonePage = smallPage({
  title: '没有这一期',
  main: `<h1>没有这一期</h1>
<p>链接不完整，或者这一期已经删除。请从邮件里再点一次。<br><span lang="en">The link is not whole, or this digest was erased. Please open it from the mail again.</span></p>`,
})
