import { faults } from '@jianbao/schema'
import type { HostileOutcome } from '@jianbao/test-support'
import { expect } from 'vitest'

/** What the project promises of every hostile file. */
export function expectNobodyHurt(outcome: HostileOutcome): void {
  const wrong = outcome.verdicts
    .filter(({ file, verdict }) => !file.verdicts.includes(verdict))
    .map(({ file, verdict }) => `${file.what}: ${verdict}`)
  expect(wrong).toEqual([])
  for (const { verdict } of outcome.verdicts)
    expect(['parsed', ...Object.keys(faults)]).toContain(verdict)
  // No job threw, no child died of itself, no service ended.
  expect(outcome.broken).toEqual([])
  expect(outcome.parserMb).toBeLessThanOrEqual(600)
  const late = outcome.verdicts
    .map(({ file }, index) => ({ what: file.what, ms: Math.round(outcome.goodMs[index] ?? 0) }))
    .filter(({ ms }) => ms >= 5_000)
  expect(late).toEqual([])
  expect(outcome.unexplained).toEqual([])
  for (const reason of outcome.reasons)
    expect(reason).toMatch(/^文件：.+\n原因：.+。\n\nFile: .+\nReason: .+\.\n/)
  for (const text of [...outcome.texts, ...outcome.reasons]) {
    expect(text).not.toMatch(/root:[x*]:0:0/)
    expect(text).not.toContain('lollollol'.repeat(50))
  }
}
