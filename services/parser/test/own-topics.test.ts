/** A deployment's own topics on the articles that the parser reads. */
import { mergeTopics } from '@jianbao/schema'
import { expect, test } from 'vitest'
import { readBulletin } from '../src/read-bulletin.ts'
import { aLedger, aReader } from './a-ledger.ts'

const tea = { id: 'tea', zh: '茶产业', en: 'Tea', sections: [], keywords: { 茶园: 5 } }
const topics = mergeTopics([tea])
const text = '茶园托管让农户省心\n\n　　镇里成立合作社统一管理茶园，农户按亩分红。\n'

test('an own topic stands on the article in the ledger', async () => {
  await using ledger = await aLedger()
  const sha256 = await ledger.receive(text)
  await ledger.parse(
    sha256,
    aReader('1', (file) => readBulletin(file, { topics })),
  )
  expect((await ledger.articles()).map((each) => each.topics)).toEqual([
    expect.arrayContaining(['tea']),
  ])
})
