import type { Cadence } from '@jianbao/schema'
import { CadenceError, nextSlot } from '@jianbao/store'
import { InvalidArgumentError } from 'commander'

const hint = '例 examples: instant · daily@08:00 · weekdays@08:00 · "0 8 * * 1"'

function expressionOf(given: string): string {
  const named = /^(daily|weekdays)@([01]?\d|2[0-3]):([0-5]\d)$/.exec(given)
  if (!named) return given
  const [, days, hour, minute] = named
  return `${Number(minute)} ${Number(hour)} * * ${days === 'daily' ? '*' : '1-5'}`
}

/**
 * `instant`, `daily@08:00`, `weekdays@08:00`, or the five fields of a cron table.
 *
 * @throws InvalidArgumentError when it is none of these or never comes.
 */
export function readCadence(given: string, timeZone: string, at: Date): Cadence {
  if (given === 'instant') return { kind: 'instant' }
  const cadence: Cadence = { kind: 'cron', expression: expressionOf(given.trim()), timeZone }
  try {
    nextSlot(cadence, at)
  } catch (error) {
    if (!(error instanceof CadenceError)) throw error
    throw new InvalidArgumentError(`${error.message} ${hint}`)
  }
  return cadence
}
