/** What digests say: stored once for all who share it, joined with each reader's own part when it is read. */
import { createHash } from 'node:crypto'
import {
  type DigestArticle,
  type DigestContent,
  joinContent,
  locale,
  type OwnContent,
} from '@jianbao/schema'
import { sql } from 'kysely'
import { contentsSweptMax } from '../limits.ts'
import type { Db } from '../open-store.ts'

/** The columns of `contents` as `c`; with `digests.own` they make a `FrozenRow`. */
export const sharedColumns = sql`
  c.sha256 as "sharedSha256", c.subject, c.html, c.plain, c.articles, c.date, c.locale
`

/** All null for a digest that is not composed, or whose reader was erased. */
export interface FrozenRow {
  readonly sharedSha256: string | null
  readonly subject: string | null
  readonly html: string | null
  readonly plain: string | null
  readonly articles: DigestArticle[] | null
  readonly date: string | null
  readonly locale: string | null
  readonly own: OwnContent | null
}

/** Null where nothing is frozen. */
export function contentOf(row: FrozenRow): DigestContent | null {
  const { subject, html, plain: text, articles, date, own } = row
  if (subject === null || html === null || text === null || articles === null) return null
  const shared = {
    subject,
    html,
    text,
    articles,
    ...(date === null ? {} : { date }),
    ...(row.locale === null ? {} : { locale: locale.catch('zh-CN').parse(row.locale) }),
  }
  return joinContent(shared, own)
}

/** The frozen content of one digest; null where there is none. */
export async function readContent(db: Db, digestId: string): Promise<DigestContent | null> {
  const { rows } = await sql<FrozenRow>`
    select ${sharedColumns}, d.own from digests d join contents c on c.sha256 = d.shared_sha256
    where d.id = ${digestId}
  `.execute(db)
  return rows[0] ? contentOf(rows[0]) : null
}

/** What a content is known by: equal for equal ones, whoever composed them. */
export function contentSha256({
  subject,
  html,
  text,
  articles,
  date,
  locale,
}: DigestContent): string {
  const whole = JSON.stringify([subject, html, text, articles, date ?? null, locale ?? null])
  return createHash('sha256').update(whole).digest('hex')
}

/** Stores the content unless it is there. In the transaction that points a digest to it. */
export async function storeContent(trx: Db, content: DigestContent): Promise<string> {
  const { subject, html, text: plain, articles, date = null, locale = null } = content
  const sha256 = contentSha256(content)
  await trx
    .insertInto('contents')
    .values({ sha256, subject, html, plain, articles: JSON.stringify(articles), date, locale })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return sha256
}

/**
 * Deletes contents that digests let go of and to which none points any more. Who takes one up
 * meanwhile holds it by its foreign key, and this waits: once a content is locked here, whoever has
 * it is seen by the statement that follows.
 */
export async function sweepContents(trx: Db): Promise<void> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from contents_let_go order by sha256 limit ${contentsSweptMax}
    for update skip locked
  `.execute(trx)
  if (rows.length === 0) return
  const letGo = sql`any(${rows.map((row) => row.sha256)}::text[])`
  await sql`select from contents where sha256 = ${letGo} order by sha256 for update`.execute(trx)
  await sql`
    delete from contents c where c.sha256 = ${letGo}
      and not exists (select from digests d where d.shared_sha256 = c.sha256)
  `.execute(trx)
  await sql`delete from contents_let_go where sha256 = ${letGo}`.execute(trx)
}
