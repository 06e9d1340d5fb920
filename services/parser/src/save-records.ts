/** Verdict, bulletin, stories, articles and mentions: one transaction, all or nothing. */
import {
  type Db,
  decideSource,
  lockStories,
  replaceArticles,
  replaceMentions,
  saveBulletin,
} from '@jianbao/store'
import { learnAliases } from './learn-aliases.ts'
import type { ParseJob } from './parse-bulletin.ts'
import { planStories } from './plan-stories.ts'
import type { ReadBulletin } from './read-bulletin.ts'
import type { ParserTools } from './tools.ts'
import { writeStories } from './write-stories.ts'

type Saved =
  | { readonly kind: 'saved' | 'not-the-newest-run' }
  | { readonly kind: 'aliases-missing'; readonly bulletinIds: readonly string[] }

/** True when this run decided; false when a newer run, or this one before a crash, already has. */
export async function saveBulletinRecords(
  tools: ParserTools,
  job: ParseJob,
  bulletin: ReadBulletin & { readonly backfill: boolean },
): Promise<boolean> {
  const unlearnable = new Set<string>()
  for (;;) {
    const saved = await tools.db
      .transaction()
      .execute((trx) => save(trx, tools, job, { ...bulletin, unlearnable }))
    if (saved.kind === 'aliases-missing') {
      // Each bulletin learned, or found unlearnable, is not missing again here: the loop ends.
      for (const id of new Set(saved.bulletinIds)) {
        if (!(await learnAliases(tools, id))) unlearnable.add(id)
      }
      continue
    }
    if (saved.kind === 'not-the-newest-run') return false
    const articles = bulletin.articles.length
    tools.log.info({ sha256: job.sha256, articles }, 'bulletin parsed')
    return true
  }
}

async function save(
  trx: Db,
  { clock, reader }: ParserTools,
  job: ParseJob,
  bulletin: ReadBulletin & {
    readonly backfill: boolean
    readonly unlearnable: ReadonlySet<string>
  },
): Promise<Saved> {
  const at = clock.now()
  const { sha256, run } = job
  const { header, articles } = bulletin
  await lockStories(trx)
  const plan = await planStories(trx, {
    bulletinId: sha256,
    articles,
    parserVersion: reader.version,
    unlearnable: bulletin.unlearnable,
  })
  if (plan.kind === 'aliases-missing') return plan
  const { mediaType, encoding } = header.source
  const verdict = { kind: 'parsed', mediaType, encoding } as const
  if (!(await decideSource(trx, { sha256, run, verdict, at })))
    return { kind: 'not-the-newest-run' }
  await saveBulletin(
    trx,
    {
      id: sha256,
      run,
      parserVersion: reader.version,
      header,
      articleCount: articles.length,
      text: bulletin.text,
      sourceMap: bulletin.sourceMap,
      backfill: bulletin.backfill,
    },
    at,
  )
  const rows = await writeStories(trx, { articles, steps: plan.steps, at })
  await replaceArticles(trx, { bulletinId: sha256, articles: rows, at })
  const records = articles.map(({ article }) => article)
  await replaceMentions(trx, records)
  return { kind: 'saved' }
}
