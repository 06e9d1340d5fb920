import { expect, test } from 'vitest'
import { openFailedLogins } from './failed-logins.ts'

const wrong = async () => null
const right = async () => true
const refusal = { code: 'too-many-attempts' }

function aDoor() {
  let now = new Date('2026-11-03T08:00:00Z')
  const pass = (ms: number) => {
    now = new Date(now.getTime() + ms)
  }
  return { ...openFailedLogins({ now: () => now }), pass }
}

test('many tries at once are no way round: none slips by while others are still being checked', async () => {
  const door = aDoor()
  const tries = Array.from({ length: 30 }, () => door.attemptSlowly(['address', 'name'], wrong))
  const outcomes = await Promise.allSettled(tries)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  // From elsewhere the name still waits, and so does the address for other names.
  await expect(door.attemptSlowly(['elsewhere', 'name'], right)).rejects.toMatchObject(refusal)
  await expect(door.attempt(['address'], right)).rejects.toMatchObject(refusal)
  door.pass(60_001)
  expect(await door.attemptSlowly(['address', 'name'], right)).toBe(true)
})

test('whoever is right, however often, never waits; nor does anybody for a ledger that is away', async () => {
  const door = aDoor()
  for (let n = 0; n < 20; n += 1) await door.attemptSlowly(['address'], right)
  const away = async () => {
    throw new Error('away')
  }
  for (let n = 0; n < 20; n += 1) {
    await expect(door.attemptSlowly(['address'], away)).rejects.toThrow('away')
  }
  expect(await door.attempt(['address'], right)).toBe(true)
})
