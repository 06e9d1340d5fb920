import { join } from 'node:path'
import type { Queues } from '@jianbao/queues'
import type { Settings } from '@jianbao/runtime'
import { type Sentence, shownName } from '@jianbao/schema'
import { type Db, inboxWaits, listReceived, pageDigests } from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import type { LiveCounts } from '../counts/live-counts.ts'
import { overviewRowsMax, uploadBytesMax, waitsShownMax } from '../limits.ts'
import { toDigestItem } from './digest-routes.ts'
import { serve } from './serve.ts'
import { toBulletinItem } from './verdict-sentence.ts'

interface Deps {
  readonly db: Db
  readonly live: LiveCounts
  readonly queues: Queues
  readonly settings: Settings
}

export function overviewRoutes(app: FastifyInstance, { db, live, queues, settings }: Deps): void {
  serve(app, 'GET /api/overview', async () => {
    const [counts, bulletins, digests, waits] = await Promise.all([
      live.read(),
      listReceived(db, { limit: overviewRowsMax }),
      pageDigests(db, { limit: overviewRowsMax }),
      inboxWaits(db, waitsShownMax),
    ])
    return {
      counts,
      bulletins: bulletins.map(toBulletinItem),
      digests: digests.map(toDigestItem),
      waits: waits.map((wait) => ({
        inboxPath: shownName(wait.inboxPath),
        reason: wait.reason,
        sentence: waitSentence(wait.reason),
        since: wait.since.toISOString(),
      })),
    }
  })

  serve(app, 'GET /api/events', async ({ request, reply }) => {
    live.stream(request, reply)
    return reply
  })

  serve(app, 'GET /api/system', async () => ({
    inbox: join(settings.home, 'inbox'),
    mailbox: join(settings.home, 'mailbox'),
    timeZone: settings.timeZone,
    queueBackend: queues.backend,
    publicUrl: settings.publicUrl ?? null,
    uploadBytesMax,
  }))
}

const waitSentences: Record<string, Sentence> = {
  'temporary-name': {
    zh: '临时文件名：等写入的程序改名后再读取。',
    en: 'A temporary name: it is read once its writer has renamed it.',
  },
  'too-deep': {
    zh: '文件夹太深：只读取三层以内的子文件夹，请移到上一层。',
    en: 'Too deep: only three levels of folders are read. Move it up.',
  },
  'still-arriving': {
    zh: '还在写入：静止片刻后自动读取。',
    en: 'Still arriving: it is read once it has been still for a moment.',
  },
  empty: {
    zh: '文件还是空的：等待内容写入。',
    en: 'Still empty: waiting for its content.',
  },
  'cannot-be-read': {
    zh: '无法打开：请检查文件权限，稍后会自动重试。',
    en: 'It cannot be opened: check its permissions. It is tried again.',
  },
}

/** Why a file in the inbox is not taken yet. */
export function waitSentence(reason: string): Sentence {
  return waitSentences[reason] ?? { zh: `等待中（${reason}）。`, en: `Waiting (${reason}).` }
}
