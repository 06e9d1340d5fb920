import {
  type Cadence,
  CadenceTextError,
  cadenceExamples,
  readCadenceText,
  readQuietHours,
} from '@jianbao/schema'
import { CadenceError, nextSlot, startOfDay } from '@jianbao/store'
import { InvalidArgumentError } from 'commander'

export interface CadenceOptions {
  readonly timeZone: string
  /** `22:00-7:00` */
  readonly quietHours?: string | undefined
  /** `90m`, `6h`, `2d` */
  readonly lateMax?: string | undefined
}

const minutesIn = { m: 1, h: 60, d: 24 * 60 } as const

function lateMinutesOf(given: string): number {
  const [, count = '', unit = ''] = /^(\d{1,4})([mhd])$/.exec(given.trim()) ?? []
  const minutes = Number(count) * minutesIn[unit as keyof typeof minutesIn]
  if (count !== '' && minutes >= 15 && minutes <= 31 * minutesIn.d) return minutes
  throw new InvalidArgumentError(
    `“${given}” 不是时限；15m 到 31d 之间 is no limit between 15m and 31d, such as 6h.`,
  )
}

/**
 * `instant`, `daily@8:00,17:30`, …, or the five fields of a cron table.
 *
 * @throws InvalidArgumentError when it is none of these or never comes.
 */
export function readCadence(given: string, options: CadenceOptions, at: Date): Cadence {
  const { timeZone, quietHours, lateMax } = options
  try {
    const cadence = readCadenceText(given, {
      timeZone,
      ...(quietHours === undefined ? {} : { quietHours: readQuietHours(quietHours) }),
      ...(lateMax === undefined ? {} : { lateMinutesMax: lateMinutesOf(lateMax) }),
    })
    nextSlot(cadence, at)
    return cadence
  } catch (error) {
    if (error instanceof CadenceTextError) throw new InvalidArgumentError(error.message)
    if (!(error instanceof CadenceError)) throw error
    throw new InvalidArgumentError(`${error.message} 例 examples: ${cadenceExamples}`)
  }
}

/**
 * The end of a pause: the beginning of a day in the time zone, or an instant in ISO 8601.
 *
 * @throws InvalidArgumentError when it is neither, or over.
 */
export function readPauseEnd(given: string, timeZone: string, at: Date): Date {
  const until = startOfDay(given.trim(), timeZone) ?? instantOf(given)
  if (until === null) {
    throw new InvalidArgumentError(
      `“${given}” 不是日期；写作 2026-12-01 is no date; write 2026-12-01.`,
    )
  }
  if (until > at) return until
  throw new InvalidArgumentError(`“${given}” 已经过去 is over already.`)
}

function instantOf(given: string): Date | null {
  const at = new Date(given)
  return /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(given) && !Number.isNaN(at.getTime())
    ? at
    : null
}
