/** Verdict, bulletin, stories, articles and mentions: one transaction, all or nothing. */
import {
  type Db,
  decideSource,
  lockStories,
  openContainer,
  type ReceivedMember,
  replaceArticles,
  replaceMentions,
  saveBulletin,
} from '@jianbao/store'
import { learnAliases } from './learn-aliases.ts'
import type { ParseJob } from './parse-bulletin.ts'
import { planStories, type StoryStep } from './plan-stories.ts'
import type { Reading } from './read-bulletin.ts'
import type { ParserTools } from './tools.ts'
import { writeStories } from './write-stories.ts'

type Saved =
  | { readonly kind: 'saved' | 'not-the-newest-run' }
  | { readonly kind: 'aliases-missing'; readonly bulletinIds: readonly string[] }

/** What is written of a file: what it says, what it holds, and whether readers are to hear of it. */
export type ReadingToSave = Extract<Reading<ReceivedMember>, { ok: true }> & {
  readonly backfill: boolean
}

/**
 * True when this run decided, or opened the container; false when a newer run, or this one before a
 * crash, already has.
 */
export async function saveReading(
  tools: ParserTools,
  job: ParseJob,
  reading: ReadingToSave,
): Promise<boolean> {
  const unlearnable = new Set<string>()
  for (;;) {
    const saved = await tools.db
      .transaction()
      .execute((trx) => save(trx, tools, job, { ...reading, unlearnable }))
    if (saved.kind === 'aliases-missing') {
      // Each bulletin learned, or found unlearnable, is not missing again here: the loop ends.
      for (const id of new Set(saved.bulletinIds)) {
        if (!(await learnAliases(tools, id))) unlearnable.add(id)
      }
      continue
    }
    if (saved.kind === 'not-the-newest-run') return false
    tell(tools, job, reading)
    return true
  }
}

function tell({ log }: ParserTools, { sha256 }: ParseJob, reading: ReadingToSave): void {
  const articles = reading.bulletin?.articles.length ?? 0
  const members = reading.members.length
  if (members > 0) log.info({ sha256, articles, members }, 'container opened')
  else log.info({ sha256, articles }, 'bulletin parsed')
}

type GivenToSave = ReadingToSave & { readonly unlearnable: ReadonlySet<string> }

async function save(
  trx: Db,
  tools: ParserTools,
  job: ParseJob,
  reading: GivenToSave,
): Promise<Saved> {
  if (!reading.bulletin) return await settle(trx, tools, job, reading)
  await lockStories(trx)
  const plan = await planStories(trx, {
    bulletinId: job.sha256,
    articles: reading.bulletin.articles,
    parserVersion: tools.reader.version,
    unlearnable: reading.unlearnable,
  })
  if (plan.kind === 'aliases-missing') return plan
  const saved = await settle(trx, tools, job, reading)
  if (saved.kind === 'saved') await saveRecords(trx, tools, job, { ...reading, steps: plan.steps })
  return saved
}

/** The verdict; or for a container, its members, whose verdicts make its own. */
async function settle(
  trx: Db,
  { clock }: ParserTools,
  { sha256, run }: ParseJob,
  { mediaType, encoding, members }: ReadingToSave,
): Promise<Saved> {
  const at = clock.now()
  const verdict = { kind: 'parsed', mediaType, encoding } as const
  const settled =
    members.length > 0
      ? await openContainer(trx, { sha256, run, mediaType, encoding, members }, at)
      : await decideSource(trx, { sha256, run, verdict, at })
  return { kind: settled ? 'saved' : 'not-the-newest-run' }
}

async function saveRecords(
  trx: Db,
  { clock, reader }: ParserTools,
  { sha256, run }: ParseJob,
  given: GivenToSave & { readonly steps: readonly StoryStep[] },
): Promise<void> {
  const at = clock.now()
  const { bulletin, backfill } = given
  if (!bulletin) return
  const { header, text, sourceMap, articles } = bulletin
  const about = { id: sha256, run, parserVersion: reader.version, articleCount: articles.length }
  await saveBulletin(trx, { ...about, header, text, sourceMap, backfill }, at)
  const rows = await writeStories(trx, { articles, steps: given.steps, at })
  await replaceArticles(trx, { bulletinId: sha256, articles: rows, at })
  const records = articles.map(({ article }) => article)
  await replaceMentions(trx, records)
}
