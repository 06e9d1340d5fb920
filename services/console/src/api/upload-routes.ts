import type { Clock } from '@jianbao/runtime'
import { faultSentence, type UploadStanding } from '@jianbao/schema'
import { addAuditEvent, type Db, findDrop, inboxWaits, readReceived } from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { actorOf } from '../access/require-scope.ts'
import { ConsoleError } from '../console-errors.ts'
import { uploadBytesMax, waitsShownMax } from '../limits.ts'
import type { Inbox } from '../uploads/inbox.ts'
import { waitSentence } from './overview-routes.ts'
import { serve } from './serve.ts'
import { verdictSentence } from './verdict-sentence.ts'

interface Deps {
  readonly db: Db
  readonly inbox: Inbox
  readonly clock: Clock
}

export function uploadRoutes(app: FastifyInstance, { db, inbox, clock }: Deps): void {
  serve(app, 'POST /api/uploads', async ({ query, request }) => {
    // Told beforehand: no need to take 64 MB before refusing.
    const announced = Number(request.headers['content-length'] ?? 0)
    if (announced > uploadBytesMax) throw new ConsoleError('too-large')
    const droppedAt = clock.now()
    const put = await inbox.put(query.name, request.raw)
    const { sha256: subjectId, inboxPath: subject } = put
    const by = { ...actorOf(request), at: droppedAt }
    await addAuditEvent(db, { ...by, what: 'uploaded', subjectId, subject })
    return { ...put, droppedAt: droppedAt.toISOString() }
  })

  serve(app, 'GET /api/uploads', async ({ query }) => {
    return await readStanding(db, { inboxPath: query.inboxPath, since: new Date(query.since) })
  })
}

async function readStanding(
  db: Db,
  given: { inboxPath: string; since: Date },
): Promise<UploadStanding> {
  const drop = await findDrop(db, given)
  if (!drop) {
    const waits = await inboxWaits(db, waitsShownMax)
    const wait = waits.find((each) => each.inboxPath === given.inboxPath)
    const sentence = waitSentence(wait?.reason ?? 'still-arriving')
    return { state: 'waiting', duplicate: false, bulletinId: null, articleCount: null, sentence }
  }
  const { duplicate, sha256 } = drop
  const source = sha256 === null ? null : await readReceived(db, sha256)
  if (!source) {
    const sentence = faultSentence(drop.fault)
    return { state: 'rejected', duplicate, bulletinId: null, articleCount: null, sentence }
  }
  return {
    state: source.state,
    duplicate,
    bulletinId: source.id,
    articleCount: source.articleCount,
    sentence: duplicate ? duplicateSentence : verdictSentence(source),
  }
}

const duplicateSentence = {
  zh: '这份文件以前收到过，内容完全相同，不会重复处理和推送。',
  en: 'The same file was received before; it is neither read nor sent again.',
}
