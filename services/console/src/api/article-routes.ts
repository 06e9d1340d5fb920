import type { Article, ArticleDetail, Diagnostic, Topic } from '@jianbao/schema'
import {
  type ArticlePageRow,
  type Db,
  listArticles,
  readArticle,
  readNeighbours,
  readSourceMap,
} from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { ConsoleError } from '../console-errors.ts'
import { placedTextBytesMax } from '../limits.ts'
import { followables } from './followables.ts'
import { readCursor, toPage } from './page-cursor.ts'
import { placeInFile } from './place-diagnostics.ts'
import { readArticleStory } from './read-article-story.ts'
import { readSimilar } from './read-similar.ts'
import { serve } from './serve.ts'
import { withIsoTimes } from './with-iso-times.ts'

interface Deps {
  readonly db: Db
  readonly topics: readonly Topic[]
}

export function articleRoutes(app: FastifyInstance, { db, topics }: Deps): void {
  serve(app, 'GET /api/articles', async ({ query }) => {
    const { limit, topic } = query
    const after = readCursor(query.after)
    const rows = await listArticles(db, { limit: limit + 1, after, topic })
    return toPage(rows, limit, { at: (row) => row.createdAt, item: withIsoTimes })
  })

  serve(app, 'GET /api/articles/:id', async ({ params }) => readDetail({ db, topics }, params.id))

  serve(app, 'GET /api/articles/:id/similar', async ({ params }) => readSimilar(db, params.id))

  serve(
    app,
    'GET /api/articles/:id/story',
    async ({ params }) => await readArticleStory(db, params.id),
  )
}

async function readDetail({ db, topics }: Deps, id: string): Promise<ArticleDetail> {
  const row = await readArticle(db, id)
  if (!row) throw new ConsoleError('not-found')
  const { article, bulletinId } = row
  const [neighbours, map] = await Promise.all([
    readNeighbours(db, { bulletinId, ordinal: article.ordinal }),
    readSourceMap(db, { id: bulletinId, bytesMax: placedTextBytesMax }),
  ])
  const previous = neighbours.find((each) => each.ordinal < article.ordinal)
  const next = neighbours.find((each) => each.ordinal > article.ordinal)
  const stretch = stretchOf(article, previous?.endsAt ?? null)
  const bodyStart = article.abstractStart ?? article.blocks[0]?.start
  return {
    article,
    bulletin: bulletinOf(row),
    place: map && bodyStart !== undefined ? placeInFile(map, bodyStart) : null,
    follows: followables(article, topics),
    diagnostics: row.bulletinDiagnostics.filter((each) => speaksOf(each, stretch)),
    revision: row.revision,
    previous: previous ? neighbourOf(previous) : null,
    next: next ? neighbourOf(next) : null,
  }
}

const bulletinOf = (row: ArticlePageRow): ArticleDetail['bulletin'] => ({
  id: row.bulletinId,
  name: row.bulletinName,
  title: row.bulletinTitle,
  publisher: row.publisher,
  series: row.series,
  issue: row.issue,
  date: row.date,
  receivedAt: row.receivedAt.toISOString(),
})

const neighbourOf = ({ id, ordinal, title }: { id: string; ordinal: number; title: string }) => ({
  id,
  ordinal,
  title,
})

/** From where the article before ends, or else its own first known place, to its last block's end. */
function stretchOf(article: Article, from: number | null): { from: number; to: number } {
  const places = Object.values(article.mentions)
    .flat()
    .map((mention) => mention.start)
  const starts = [...article.blocks.map((block) => block.start), ...places]
  const first = starts.reduce((least, start) => Math.min(least, start), Number.MAX_SAFE_INTEGER)
  return { from: from ?? first, to: article.blocks.at(-1)?.end ?? first }
}

function speaksOf({ start }: Diagnostic, stretch: { from: number; to: number }): boolean {
  return start !== null && start >= stretch.from && start <= stretch.to
}
