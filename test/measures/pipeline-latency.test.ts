/** How long a reader waits: from the rename into the inbox to the instant mail in the mailbox. */
import { watch } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aFreshText,
  aPipelineHome,
  backends,
  type PipelineHome,
} from '../journeys/pipeline-home.ts'

const dropsEach = 30
/** The promise is for an idle machine: a busy one gets another chance. */
const roundsMax = 3
/** The promise is Redis's, the first-class backend; the stand-in is held to twice that. */
const medianMsMax = { redis: 300, postgres: 600 }

for (const given of backends) {
  describe.skipIf(given.leftOut)(`latency on ${given.backend}`, () => {
    let home: PipelineHome
    beforeAll(async () => {
      home = await aPipelineHome(given, { durable: true })
    })
    afterAll(() => home?.[Symbol.asyncDispose]())

    const limit = medianMsMax[given.backend]
    test(`half of the mails arrive within ${limit} ms of the rename`, async () => {
      const medians: number[] = []
      while (medians.length < roundsMax && (medians.at(-1) ?? Infinity) >= limit)
        medians.push(await measure(home))
      process.stdout.write(
        `${given.backend}: p50 of ${dropsEach} drops: ${medians.join(', ')} ms\n`,
      )
      expect(Math.min(...medians)).toBeLessThan(limit)
    })
  })
}

/** The median of a round, in milliseconds. */
async function measure(home: PipelineHome): Promise<number> {
  const times: number[] = []
  for (let drop = 0; drop < dropsEach; drop += 1) {
    const text = aFreshText(14)
    const arrival = nextMail(home.jianbao.mailbox)
    const dropped = performance.now()
    home.rename(`latency-${drop}.txt`, text)
    times.push((await arrival) - dropped)
    await sleep(250)
  }
  const sorted = times.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Infinity)
}

/** When the next mail has its name in the mailbox. */
function nextMail(mailbox: string): Promise<number> {
  return new Promise((resolve) => {
    const watcher = watch(mailbox, (_event, name) => {
      if (!name?.endsWith('.eml') || name.startsWith('.')) return
      watcher.close()
      resolve(performance.now())
    })
  })
}
