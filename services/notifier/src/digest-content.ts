/** What a digest says: rendered once for all who share it, then made one reader's. */
import { createHash } from 'node:crypto'
import { diffTexts, namedDivision } from '@jianbao/extraction'
import {
  articlesToRender,
  type ClaimedItem,
  changeCharsMax,
  changesShownMax,
  cutText,
  dateLine,
  ownReasons,
  renderOwnLines,
  renderShared,
  sharedReasons,
} from '@jianbao/rendering'
import type { Article, DigestChange, Locale, OwnContent, Topic } from '@jianbao/schema'
import {
  contentSha256,
  type Db,
  type DigestItemKey,
  type DigestItemRow,
  type ItemReasonRow,
  type PlannedDigest,
  readDigestItems,
  readRevisions,
} from '@jianbao/store'
import type { Rendered, RenderedKept } from './keep-rendered.ts'
import { diffCharsMax } from './limits.ts'

/** The province of the label. */
function regionOf(article: Article | null): { code: string; name: string } | null {
  const [first] = article?.labelRegions ?? []
  if (!first) return null
  const code = `${first.code.slice(0, 2)}0000`
  return { code, name: namedDivision(code)?.name ?? first.name }
}

const linesOf = ({ title, abstract, blocks }: Article) =>
  [title, ...(abstract ? [abstract] : []), ...blocks.map((block) => block.text)].join('\n')

/** The first sentences that went and came. None for texts too long to be compared while others wait. */
function changesBetween(before: Article, after: Article): DigestChange[] {
  const [old, young] = [linesOf(before), linesOf(after)]
  if (old.length + young.length > 2 * diffCharsMax) return []
  return diffTexts(old, young)
    .flatMap(({ kind, text }) => (kind === 'same' ? [] : [{ kind, text }]))
    .slice(0, changesShownMax)
    .map(({ kind, text }) => ({ kind, text: cutText(text.trim(), changeCharsMax) }))
}

async function withChanges(db: Db, items: readonly DigestItemRow[]): Promise<ClaimedItem[]> {
  const told = items.flatMap(({ storyId, toldRevision }) =>
    toldRevision === null ? [] : [{ storyId, revision: toldRevision }],
  )
  const old = await readRevisions(db, told)
  return items.map((item) => {
    const before = old.find(
      (each) => each.storyId === item.storyId && each.revision === item.toldRevision,
    )
    const changes = before && item.article ? changesBetween(before.article, item.article) : []
    return { ...item, changes, region: regionOf(item.article) }
  })
}

interface Shared {
  readonly date: string
  readonly locale: Locale
  readonly topics: readonly Topic[]
}

/** Equal for digests that say the same, whoever reads them and whatever their subscriptions are called. */
function keyOf(
  { date, locale }: Shared,
  items: readonly DigestItemKey[],
  reasons: readonly ItemReasonRow[],
): string {
  const byItem = Map.groupBy(reasons, (reason) => reason.itemId)
  const parts = items.map(({ itemId, storyId, revision, toldRevision, articleId, run }) => {
    const theirs = byItem.get(itemId) ?? []
    const urgent = theirs.some((reason) => reason.urgent)
    return [storyId, revision, toldRevision, articleId, run, urgent, sharedReasons(theirs)]
  })
  return createHash('sha256')
    .update(JSON.stringify([date, locale, parts]))
    .digest('base64')
}

async function renderItems(
  db: Db,
  shared: Shared,
  { items, reasons }: { items: readonly DigestItemRow[]; reasons: readonly ItemReasonRow[] },
): Promise<Rendered> {
  const articles = articlesToRender(await withChanges(db, items), reasons)
  const { date, locale } = shared
  const bare = articles.map((article) => ({ ...article, reasons: [] }))
  const content = { ...renderShared({ ...shared, articles }), articles: bare, date, locale }
  return { content, sha256: contentSha256(content) }
}

/** The items are asked for once more where nothing rendered is kept: with their articles. */
async function renderingOf(
  db: Db,
  kept: RenderedKept,
  shared: Shared,
  { id, items: keys, reasons }: PlannedDigest,
): Promise<{ rendered: Rendered; items: readonly DigestItemKey[] }> {
  const known = kept.get(keyOf(shared, keys, reasons))
  if (known) return { rendered: known, items: keys }
  const items = await readDigestItems(db, id)
  const rendered = await renderItems(db, shared, { items, reasons })
  // A bulletin may have been read again between the two questions: named after what was rendered.
  kept.put(keyOf(shared, items, reasons), rendered)
  return { rendered, items }
}

export interface ComposedContent {
  readonly rendered: Rendered
  readonly own: OwnContent
}

/** The content of a planned digest, to be frozen. */
export async function digestContentOf(
  db: Db,
  digest: PlannedDigest,
  {
    topics,
    timeZone,
    rendered: kept,
  }: { topics: readonly Topic[]; timeZone: string; rendered: RenderedKept },
): Promise<ComposedContent> {
  const { locale, reasons } = digest
  const shared = { date: dateLine(digest.slotAt, timeZone, locale), locale, topics }
  const { rendered, items } = await renderingOf(db, kept, shared, digest)
  const itemIds = items.map((item) => item.itemId)
  return { rendered, own: { ...renderOwnLines(digest), reasons: ownReasons(itemIds, reasons) } }
}
