import { once } from 'node:events'
import type { Queues } from '@jianbao/queues'
import type { Clock } from '@jianbao/runtime'
import {
  type BulletinDetail,
  type MemberItem,
  type PlacedDiagnostic,
  shownName,
} from '@jianbao/schema'
import {
  type Blobs,
  type Db,
  listArticlesOf,
  listDropsOf,
  listMembers,
  listParents,
  listReceived,
  type MemberRow,
  readBulletinRecord,
  readPrintedText,
  readReceived,
  readSourceFile,
  replaySource,
} from '@jianbao/store'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { actorOf } from '../access/require-scope.ts'
import { ConsoleError } from '../console-errors.ts'
import {
  articlesOfBulletinMax,
  dropsOfBulletinMax,
  membersOfBulletinMax,
  parentsOfBulletinMax,
  placedTextBytesMax,
} from '../limits.ts'
import { attachment } from './attachment.ts'
import { readCursor, toPage } from './page-cursor.ts'
import { placeDiagnostics } from './place-diagnostics.ts'
import { readBulletinTimeline } from './read-timeline.ts'
import { serve } from './serve.ts'
import { toBulletinItem, verdictSentence } from './verdict-sentence.ts'
import { withIsoTimes } from './with-iso-times.ts'

interface Deps {
  readonly db: Db
  readonly blobs: Blobs
  readonly queues: Queues
  readonly log: FastifyBaseLogger
  readonly clock: Clock
}

export function bulletinRoutes(
  app: FastifyInstance,
  { db, blobs, queues, log, clock }: Deps,
): void {
  serve(app, 'GET /api/bulletins', async ({ query }) => {
    const { limit, state } = query
    const after = readCursor(query.after)
    const rows = await listReceived(db, { limit: limit + 1, after, state })
    return toPage(rows, limit, { at: (row) => row.receivedAt, item: toBulletinItem })
  })

  serve(app, 'GET /api/bulletins/:id', async ({ params }) => await readDetail(db, params.id))

  serve(app, 'GET /api/bulletins/:id/original', async ({ params, reply }) => {
    const file = await readSourceFile(db, params.id)
    if (!file) throw new ConsoleError('not-found')
    const bytes = blobs.stream(params.id)
    // Opened before the answer begins, so that a file which is gone is still a 404.
    await once(bytes, 'open').catch((cause) => {
      throw new ConsoleError('not-found', { cause })
    })
    reply.header('content-type', 'application/octet-stream')
    reply.header('content-disposition', attachment(file.name))
    return reply.send(bytes)
  })

  serve(
    app,
    'GET /api/bulletins/:id/timeline',
    async ({ params }) => await readBulletinTimeline(db, params.id),
  )

  serve(app, 'POST /api/bulletins/:id/replay', async ({ params, request }) => {
    const job = await replaySource(db, params.id, { ...actorOf(request), at: clock.now() })
    if (!job) throw new ConsoleError('not-found')
    // The ledger owes the job from here on; a queue that is away gets it from the sweep.
    await queues.relay('bulletin-parse', job).catch((err) => {
      log.warn({ err, sha256: job.sha256 }, 'the replay waits for the sweep')
    })
    return { run: job.run }
  })
}

async function readDetail(db: Db, id: string): Promise<BulletinDetail> {
  const received = await readReceived(db, id)
  if (!received) throw new ConsoleError('not-found')
  const [file, record, articles, drops, members, parents] = await Promise.all([
    readSourceFile(db, id),
    readBulletinRecord(db, id),
    listArticlesOf(db, { bulletinId: id, limit: articlesOfBulletinMax }),
    listDropsOf(db, { sha256: id, limit: dropsOfBulletinMax }),
    listMembers(db, { parent: id, limit: membersOfBulletinMax }),
    listParents(db, { sha256: id, limit: parentsOfBulletinMax }),
  ])
  const isPlaced = record?.header.diagnostics.some(({ start }) => start !== null)
  const printed = isPlaced ? await readPrintedText(db, { id, bytesMax: placedTextBytesMax }) : null
  return {
    ...toBulletinItem(received),
    run: file?.run ?? 1,
    mediaType: file?.mediaType ?? null,
    encoding: file?.encoding ?? null,
    record:
      record && toRecord(record, placeDiagnostics(record.header.diagnostics, printed, articles)),
    articles: articles.map(({ startsAt: _, endsAt: __, ...row }) => withIsoTimes(row)),
    drops: drops.map((drop) => ({ ...withIsoTimes(drop), inboxPath: shownName(drop.inboxPath) })),
    memberList: members.map(toMember),
    parents: parents.map(({ sha256, ...parent }) => ({ id: sha256, ...parent })),
  }
}

function toMember({ sha256, ...row }: MemberRow): MemberItem {
  const sentence = verdictSentence({ ...row, warningCount: 0, members: null })
  return { id: sha256, ...row, sentence }
}

type RecordRow = NonNullable<Awaited<ReturnType<typeof readBulletinRecord>>>

function toRecord(
  { header, ...row }: RecordRow,
  diagnostics: PlacedDiagnostic[],
): NonNullable<BulletinDetail['record']> {
  return {
    layout: header.layout,
    parserVersion: row.parserVersion,
    parsedAt: row.parsedAt.toISOString(),
    editors: header.editors,
    reviewers: header.reviewers,
    email: header.email,
    address: header.address,
    issue: header.series.issue,
    date: header.series.date,
    declaredArticleCount: header.declaredArticleCount,
    contents: header.contents,
    diagnostics,
    matched: row.matchedRun === row.run,
  }
}
