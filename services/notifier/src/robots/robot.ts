/** What one chat service asks of those who post to its robots. */
import type { ChannelConfig } from '@jianbao/schema'
import type { Pace } from '@jianbao/store'

interface Request {
  readonly url: string
  readonly body: Buffer
}

/**
 * What a code in an answer means: `later` it was too much or the service is ill; `setting` a person
 * must mend the robot or our settings, then it works; `content` it takes no such message, ever;
 * `gone` there is no such robot any more.
 */
export interface Refusal {
  readonly means: 'later' | 'setting' | 'content' | 'gone'
  readonly words: string
  readonly afterMs?: number
}

export interface Robot {
  readonly name: string
  /** What its service counts, a little below what it allows. */
  readonly paces: readonly Pace[]
  /** Signs the frozen message for this instant. */
  readonly request: (content: string, config: ChannelConfig, at: Date) => Request
  /** The code of an answer, which is 0 for taken; undefined when there is none. */
  readonly codeOf: (answer: Record<string, unknown>) => number | undefined
  readonly messageOf: (answer: Record<string, unknown>) => string
  readonly refusalOf: (code: number, message: string) => Refusal | undefined
}

const minute = 60_000
const second = 1_000
export const perMinute = (count: number): Pace => ({ count, ms: minute })
export const perSecond = (count: number): Pace => ({ count, ms: second })
