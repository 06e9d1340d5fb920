/** A zip outlives the system that reads it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  aBulletinText,
  aFolder,
  aZip,
  descendantsOf,
  eventually,
  isAlive,
  startJianbao,
} from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { openLedger } from '../journeys/pipeline-home.ts'

const text = (seed: number) => Buffer.from(aBulletinText({ articles: 2, seed: 9_000 + seed }))

test('a zip whose system is killed while its files are read is read whole, and each file once', async () => {
  using folder = aFolder()
  const home = join(folder.path, 'home')
  const names = Array.from({ length: 24 }, (_, index) => `${index}.txt`)
  const files = Object.fromEntries(names.map((name, index) => [name, text(100 + index)]))
  let children: number[] = []
  {
    await using first = await startJianbao({ home })
    await using store = openLedger(first.databaseUrl)
    writeFileSync(join(first.inbox, '多件.zip'), aZip(files))
    await eventually('the zip is open', async () => {
      const member = store.db.selectFrom('members').select('ordinal').limit(1)
      return (await member.executeTakeFirst()) !== undefined
    })
    children = descendantsOf(first.pid)
    await first.killTree9()
  }
  await using second = await startJianbao({ home })
  await using store = openLedger(second.databaseUrl)
  const zip = store.db.selectFrom('sources').selectAll().where('name', '=', '多件.zip')
  const decided = await eventually(
    'the verdict',
    async () => {
      const row = await zip.executeTakeFirst()
      return row && row.state !== 'received' && row
    },
    60_000,
  )
  expect(decided.state).toBe('parsed')
  const bulletins = await store.db
    .selectFrom('members as m')
    .innerJoin('bulletins as b', 'b.id', 'm.sha256')
    .select(['m.member', 'b.article_count as articles', 'm.duplicate'])
    .orderBy('m.ordinal')
    .execute()
  expect(bulletins).toEqual(names.map((member) => ({ member, articles: 2, duplicate: false })))
  expect(children.filter(isAlive)).toEqual([])
})
