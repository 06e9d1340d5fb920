/**
 * The page behind the unsubscribe link of a mail. GET shows, POST acts: link scanners open everything.
 * It answers every token in the same words, and works without a script and on a phone.
 */
import type { Clock } from '@jianbao/runtime'
import {
  type Db,
  readUnsubscribeLink,
  resumeSubscription,
  type SubscriptionOfLink,
  unsubscribeByLink,
} from '@jianbao/store'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { escapeHtml, smallPage } from '../html.ts'

const params = z.object({ token: z.string().min(1).max(300) })
/** RFC 8058: a mail program posts `List-Unsubscribe=One-Click`. Our own form posts `action`. */
const form = z
  .object({
    action: z.enum(['end', 'undo']).default('end'),
    only: z.union([z.uuid(), z.array(z.uuid()).max(100)]).optional(),
  })
  .catch({ action: 'end' })

export function unsubscribeRoutes(
  app: FastifyInstance,
  { db, clock }: { db: Db; clock: Clock },
): void {
  const hidden = { hide: true, params }

  app.get('/u/:token', { schema: hidden }, async (request, reply) => {
    const { token } = params.parse(request.params)
    const found = (await readUnsubscribeLink(db, token)) ?? []
    const allEnded = found.length > 0 && found.every((each) => each.state === 'ended')
    return allEnded ? show(reply, endedPage(found)) : show(reply, askPage(found))
  })

  app.post('/u/:token', { schema: hidden }, async (request, reply) => {
    const { token } = params.parse(request.params)
    const { action, only } = form.parse(request.body ?? {})
    if (action === 'undo') return show(reply, await undo(token, [only ?? []].flat()))
    return show(reply, await end(token))
  })

  const origin = 'unsubscribe-link'
  const end = async (token: string): Promise<string> => {
    const before = (await readUnsubscribeLink(db, token)) ?? []
    await unsubscribeByLink(db, token, { at: clock.now(), origin })
    // Undo takes up what this click ended, not what the reader had ended before.
    const active = before.filter((each) => each.state === 'active')
    return endedPage(active.length > 0 ? active : before)
  }
  const undo = async (token: string, only: readonly string[]): Promise<string> => {
    const found = (await readUnsubscribeLink(db, token)) ?? []
    const wanted = found.filter(({ id }) => only.includes(id))
    for (const { id } of wanted) {
      await resumeSubscription(db, { subscriptionId: id, at: clock.now(), origin })
    }
    return resumedPage(wanted)
  }
}

function show(reply: FastifyReply, html: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(html)
}

const listOf = (found: readonly SubscriptionOfLink[]) =>
  found.length === 0
    ? ''
    : `<ul>${found.map((each) => `<li>${escapeHtml(each.name)}</li>`).join('')}</ul>`

function askPage(found: readonly SubscriptionOfLink[]): string {
  return smallPage({
    title: '退订',
    main: `<h1>要退订吗？</h1>
<p>按下面的按钮后，这个链接所属的订阅不再推送。<br><span lang="en">Press the button to end the subscriptions this link belongs to.</span></p>
${listOf(found.filter((each) => each.state === 'active'))}
<form method="post"><input type="hidden" name="action" value="end"><button type="submit">确认退订 <span lang="en">Unsubscribe</span></button></form>`,
  })
}

function endedPage(found: readonly SubscriptionOfLink[]): string {
  const only = found.map((each) => `<input type="hidden" name="only" value="${each.id}">`).join('')
  return smallPage({
    title: '已退订',
    main: `<h1>已退订</h1>
<p>以后不会再推送。点错了可以恢复；一天之内恢复，不会漏掉文章。<br><span lang="en">You are unsubscribed. Within a day, undo brings back everything, nothing is missed.</span></p>
${listOf(found)}
<form method="post"><input type="hidden" name="action" value="undo">${only}<button type="submit" class="plain">撤销，恢复订阅 <span lang="en">Undo</span></button></form>`,
  })
}

function resumedPage(found: readonly SubscriptionOfLink[]): string {
  return smallPage({
    title: '已恢复',
    main: `<h1>已恢复订阅</h1>
<p>推送照常进行，可以关闭本页。<br><span lang="en">Your subscription goes on. You may close this page.</span></p>
${listOf(found)}`,
  })
}
