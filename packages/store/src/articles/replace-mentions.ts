import type { Article, Mentions } from '@jianbao/schema'
import { sql } from 'kysely'
import { mentionRowsMax } from '../limits.ts'
import type { Db } from '../open-store.ts'

type Mention = Mentions[keyof Mentions][number]

/** Makes the mentions of these articles the ones in their records. Set-based: a bulletin has thousands. */
export async function replaceMentions(trx: Db, articles: readonly Article[]): Promise<void> {
  if (articles.length === 0) return
  const ids = articles.map((article) => article.id)
  await trx.deleteFrom('mentions').where('article_id', 'in', ids).execute()
  const rows = articles.flatMap(mentionRows)
  for (let from = 0; from < rows.length; from += mentionRowsMax) {
    const chunk = JSON.stringify(rows.slice(from, from + mentionRowsMax))
    await sql`
      insert into mentions (article_id, kind, ordinal, starts, ends, surface, region_code, amount,
        amount_max, currency, edtf, document_title, document_number, detail)
      select article_id, kind, ordinal, starts, ends, surface, region_code, amount,
        amount_max, currency, edtf, document_title, document_number, detail
      from jsonb_to_recordset(${chunk}::jsonb) as m (article_id text, kind text, ordinal integer,
        starts integer, ends integer, surface text, region_code text, amount numeric,
        amount_max numeric, currency text, edtf text, document_title text, document_number text,
        detail jsonb)
    `.execute(trx)
  }
}

function mentionRows(article: Article): object[] {
  return Object.entries(article.mentions).flatMap(([kind, mentions]) =>
    mentions.map((mention, index) => ({
      article_id: article.id,
      kind,
      ordinal: index + 1,
      starts: mention.start,
      ends: mention.end,
      surface: mention.text,
      detail: mention,
      ...columnsOf(mention),
    })),
  )
}

/** The values that have columns of their own, so that they can be indexed and compared. */
function columnsOf(mention: Mention): object {
  if ('code' in mention) return { region_code: mention.code }
  if ('currency' in mention) {
    return { amount: mention.value, amount_max: mention.valueMax, currency: mention.currency }
  }
  if ('edtf' in mention) return { edtf: mention.edtf }
  if ('number' in mention) return { document_title: mention.title, document_number: mention.number }
  return {}
}
