/** Slows guessing down: after a few wrong tokens an address waits, right token or not. */
import type { Clock } from '@jianbao/runtime'
import { loginAddressesMax, loginFailuresMax, loginFailuresMs } from '../limits.ts'

export interface FailedLogins {
  isBlocked(address: string): boolean
  add(address: string): void
}

export function openFailedLogins(clock: Clock): FailedLogins {
  const failures = new Map<string, number[]>()
  const recent = (address: string) => {
    const since = clock.now().getTime() - loginFailuresMs
    return (failures.get(address) ?? []).filter((at) => at > since)
  }
  return {
    isBlocked: (address) => recent(address).length >= loginFailuresMax,
    add: (address) => {
      const times = [...recent(address), clock.now().getTime()]
      failures.delete(address)
      failures.set(address, times)
      const [oldest] = failures.keys()
      if (failures.size > loginAddressesMax && oldest !== undefined) failures.delete(oldest)
    },
  }
}
