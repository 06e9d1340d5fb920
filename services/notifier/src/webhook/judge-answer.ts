/** What a webhook's receiver means, by Standard Webhooks: 2xx takes it, 410 wants no more, the rest is tried again. */
import { type Verdict, verdict } from '../delivery/verdict.ts'
import type { PostResult } from '../http/http-door.ts'
import { retryAfterMs } from '../http/retry-after.ts'

const quotedCharsMax = 200

const quote = (body: string) => {
  const said = body.replace(/\s+/g, ' ').trim().slice(0, quotedCharsMax)
  return said === '' ? '' : ` ${said}`
}

export function judgeWebhook(result: PostResult, at: Date): Verdict {
  if (result.kind === 'refused') return verdict('deferred', result.message, { alarm: true })
  if (result.kind === 'fault') {
    return verdict(result.mayHaveArrived ? 'ambiguous' : 'deferred', result.message)
  }
  const { status, body } = result
  const answer = `HTTP ${status}${quote(body)}`
  if (status >= 200 && status < 300) return verdict('accepted', answer)
  if (status === 410) {
    return verdict('failed', `${answer}（接收端表示不再需要，已停用）`, { suppress: 'gone' })
  }
  if (status >= 300 && status < 400) {
    return verdict('deferred', `${answer}（接收端要求跳转；不跟随跳转，请改为最终地址）`)
  }
  return verdict('deferred', answer, { retryAfterMs: retryAfterMs(result.retryAfter, at) })
}
