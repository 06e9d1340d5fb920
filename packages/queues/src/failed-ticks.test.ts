import { setTimeout as sleep } from 'node:timers/promises'
import { aDatabase, eventually } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { openQueues } from './index.ts'

test('a tick of the clock that failed leaves nothing: the next one does its work', async () => {
  await using database = await aDatabase()
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
  await using queues = await openQueues({
    backend: { kind: 'postgres', url: database.url },
    log: quiet,
  })
  let starts = 0
  await queues.work('sweep', async () => {
    starts += 1
    throw new Error('the database is away')
  })
  await eventually('it was tried to the end', () => starts >= 4, 15_000)
  await sleep(300)
  expect((await queues.counts()).sweep.failed).toBe(0)
})
