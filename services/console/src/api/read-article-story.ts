import { diffTexts } from '@jianbao/extraction'
import type { Article, ArticleStory, RevisionChange } from '@jianbao/schema'
import {
  type Db,
  type NeighbourRevisionRow,
  readArticle,
  readNeighbourRevisions,
  readStoryPrints,
  type StoryPrintRow,
} from '@jianbao/store'
import { ConsoleError } from '../console-errors.ts'
import { diffCharsMax, storyPrintsMax } from '../limits.ts'

/** Other prints of the article, and what differs from the revisions next to it. */
export async function readArticleStory(db: Db, id: string): Promise<ArticleStory> {
  const row = await readArticle(db, id)
  if (!row) throw new ConsoleError('not-found')
  const { storyId, revision } = row
  const [prints, neighbours] = await Promise.all([
    readStoryPrints(db, { storyId, exceptId: id, limit: storyPrintsMax }),
    readNeighbourRevisions(db, { storyId, revision }),
  ])
  return {
    revision,
    prints: prints.map(toPrint),
    printCount: prints[0]?.total ?? 0,
    revisions: neighbours.flatMap((other) => changeOf(row, other) ?? []),
  }
}

function toPrint(row: StoryPrintRow): ArticleStory['prints'][number] {
  const { id, ordinal, title, revision, bulletinId, bulletinName, bulletinTitle } = row
  return {
    id,
    ordinal,
    title,
    revision,
    createdAt: row.createdAt.toISOString(),
    bulletin: {
      id: bulletinId,
      name: bulletinName,
      title: bulletinTitle,
      date: row.bulletinDate,
    },
  }
}

interface Shown {
  readonly revision: number
  readonly article: Article
}

function changeOf(shown: Shown, other: NeighbourRevisionRow): RevisionChange | null {
  const [from, to] = other.revision < shown.revision ? [other, shown] : [shown, other]
  const before = linesOf(from.article)
  const after = linesOf(to.article)
  if (before.length + after.length > 2 * diffCharsMax) return null
  const { id, bulletinId } = other
  return {
    from: from.revision,
    to: to.revision,
    other: { id, bulletinId, ordinal: other.article.ordinal },
    changes: diffTexts(before, after),
  }
}

/** What makes a story's text, a line each: title, abstract, headings and paragraphs. */
function linesOf({ title, abstract, blocks }: Article): string {
  return [title, ...(abstract ? [abstract] : []), ...blocks.map((block) => block.text)].join('\n')
}
