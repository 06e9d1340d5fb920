import { readContent } from '@jianbao/store'
import { expect, test } from 'vitest'
import { aBench } from './support/a-bench.ts'
import { composeAll, planMany } from './support/compose-many.ts'

test('digests that say the same are rendered once, and each is composed for its reader', async () => {
  await using bench = await aBench()
  const ids = await planMany(bench, { digests: 40, contents: 2, articlesEach: 3 })
  const atOnce = 4
  await composeAll(bench, ids, atOnce)
  // Those that begin together may each render the first.
  expect(bench.renderings()).toBeLessThanOrEqual(2 + atOnce)
  const rows = await bench.db.selectFrom('digests').select(['id', 'state']).execute()
  expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['composed']))
  const contents = await Promise.all(rows.map(({ id }) => readContent(bench.db, id)))
  const names = contents.flatMap(
    (content) => /mine [0-9a-f-]{36}/.exec(content?.html ?? '')?.[0] ?? [],
  )
  expect(new Set(names).size).toBe(40)
  expect(await bench.db.selectFrom('contents').select('sha256').execute()).toHaveLength(2)
}, 30_000)
