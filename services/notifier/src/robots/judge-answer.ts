/**
 * What a robot's service means. It answers 200 to nearly everything; the code in the body decides.
 * Without a code that can be read nobody knows whether the group saw the message.
 */
import { type Verdict, verdict } from '../delivery/verdict.ts'
import type { PostResult } from '../http/http-door.ts'
import { retryAfterMs } from '../http/retry-after.ts'
import type { Refusal, Robot } from './robot.ts'

type Answered = Extract<PostResult, { kind: 'answered' }>

function readJson(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    // An object of unknown fields is all that is said of it.
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function judgeRefusal(answer: string, { means, words, afterMs }: Refusal): Verdict {
  const said = `${words}（${answer}）`
  if (means === 'gone') return verdict('failed', said, { suppress: 'gone' })
  if (means === 'content') return verdict('failed', said, { alarm: true })
  if (means === 'setting') return verdict('deferred', said, { alarm: true })
  return verdict('deferred', said, { retryAfterMs: afterMs ?? null })
}

function judgeWithoutCode({ status, retryAfter }: Answered, robot: Robot, at: Date): Verdict {
  const answer = `${robot.name} HTTP ${status}`
  if (status === 429 || status === 503) {
    return verdict('deferred', answer, { retryAfterMs: retryAfterMs(retryAfter, at) })
  }
  if (status >= 300 && status < 500) return verdict('deferred', answer, { alarm: true })
  return verdict('ambiguous', `${answer}，回答里没有结果，不知群里是否收到。`)
}

export function judgeRobot(result: PostResult, robot: Robot, at: Date): Verdict {
  if (result.kind === 'refused') return verdict('deferred', result.message, { alarm: true })
  if (result.kind === 'fault') {
    return verdict(result.mayHaveArrived ? 'ambiguous' : 'deferred', result.message)
  }
  const json = readJson(result.body)
  const code = robot.codeOf(json)
  if (code === undefined) return judgeWithoutCode(result, robot, at)
  const message = robot.messageOf(json)
  const answer = `${robot.name} ${code} ${message}`.trim()
  if (code === 0) return verdict('accepted', answer)
  const refusal = robot.refusalOf(code, message)
  return refusal ? judgeRefusal(answer, refusal) : verdict('deferred', answer, { alarm: true })
}
