import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Asks until the answer is neither undefined, null nor false, and returns it.
 *
 * @throws Error naming `what` when that takes longer than `ms` (10 s).
 */
export async function eventually<T>(
  what: string,
  ask: () => T | Promise<T>,
  ms = 10_000,
): Promise<Exclude<T, undefined | null | false>> {
  const end = Date.now() + ms
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== null && answer !== false) {
      // The three others were ruled out in the line above.
      return answer as Exclude<T, undefined | null | false>
    }
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain: ${what}`)
    await sleep(20)
  }
}
