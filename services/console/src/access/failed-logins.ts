/** Slows guessing down: after a few failures an address, or a name, waits, right or not. */
import type { Clock } from '@jianbao/runtime'
import { ConsoleError } from '../console-errors.ts'
import { loginFailuresMax, loginFailuresMs, loginKeysMax } from '../limits.ts'

export interface FailedLogins {
  /**
   * Asks `isRight`, and counts a null against each key. Throws `too-many-attempts` without asking
   * while one of the keys waits.
   */
  attempt<T>(keys: readonly string[], isRight: () => Promise<T | null>): Promise<T | null>
  /** The same for what takes time to check: counts first and takes it back, so that many at once count too. */
  attemptSlowly<T>(keys: readonly string[], isRight: () => Promise<T | null>): Promise<T | null>
}

export function openFailedLogins(clock: Clock): FailedLogins {
  const failures = new Map<string, number[]>()
  const recent = (key: string) => {
    const since = clock.now().getTime() - loginFailuresMs
    return (failures.get(key) ?? []).filter((at) => at > since)
  }
  const refuseWaiting = (keys: readonly string[]) => {
    if (keys.every((key) => recent(key).length < loginFailuresMax)) return
    throw new ConsoleError('too-many-attempts')
  }
  const count = (keys: readonly string[]) => {
    for (const key of keys) {
      const times = [...recent(key), clock.now().getTime()]
      failures.delete(key)
      failures.set(key, times)
      const [oldest] = failures.keys()
      if (failures.size > loginKeysMax && oldest !== undefined) failures.delete(oldest)
    }
  }
  const takeBack = (keys: readonly string[]) => {
    for (const key of keys) failures.set(key, recent(key).slice(0, -1))
  }
  return {
    attempt: async (keys, isRight) => {
      refuseWaiting(keys)
      const right = await isRight()
      if (right === null) count(keys)
      return right
    },
    attemptSlowly: async (keys, isRight) => {
      refuseWaiting(keys)
      count(keys)
      try {
        const right = await isRight()
        if (right !== null) takeBack(keys)
        return right
      } catch (error) {
        // That nobody could look is no failure of theirs.
        takeBack(keys)
        throw error
      }
    },
  }
}
