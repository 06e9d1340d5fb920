/** A ledger that was filled by an earlier version. */
import { aDatabase } from '@jianbao/test-support'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { readContent } from '../digests/frozen-content.ts'
import { openStore } from '../open-store.ts'
import { up as theLedger } from './0001-the-ledger.ts'
import { up as containers } from './0002-containers.ts'
import { up as filters } from './0003-filters.ts'
import { up as cadences } from './0004-cadences.ts'
import { up as channels } from './0005-channels.ts'
import { up as signUp } from './0006-sign-up.ts'
import { up as search } from './0007-search.ts'
import { up as contents } from './0008-contents.ts'

test('digests frozen before contents were shared say what they said', async () => {
  await using database = await aDatabase({ migrated: false })
  await using store = openStore({
    databaseUrl: database.url,
    applicationName: 'test',
    onIdleError: () => undefined,
  })
  const { db } = store
  const ledger = db as unknown as Kysely<unknown>
  for (const up of [theLedger, containers, filters, cadences, channels, signUp, search])
    await up(ledger)
  const said = {
    subject: '简报',
    html: '<p>甲</p>',
    text: '甲',
    articles: [],
    date: '今天',
    locale: 'en',
  }
  const at = '2026-11-02T00:00:00Z'
  const { rows } = await sql<{ id: string }>`
    with p as (insert into subscribers (name, created_at) values ('甲', ${at}) returning id),
      c as (insert into channels (subscriber_id, kind, address, created_at)
        select id, 'mail', 'x@example.org', ${at} from p returning id, subscriber_id)
    insert into digests
      (subscriber_id, channel_id, slot_key, slot_at, subscription_ids, state, created_at, content, composed_at)
    select subscriber_id, id, key, ${at}::timestamptz, '{}', state, ${at}::timestamptz, said::jsonb, ${at}::timestamptz
    from c, (values ('a', 'composed', ${JSON.stringify(said)}), ('b', 'composed', ${JSON.stringify(said)}),
      ('c', 'planned', null)) as each (key, state, said)
    order by key returning id
  `.execute(db)
  await contents(ledger)
  const now = await Promise.all(rows.map(({ id }) => readContent(db, id)))
  expect(now).toEqual([said, said, null])
  expect(await db.selectFrom('contents').select('subject').execute()).toHaveLength(1)
})
