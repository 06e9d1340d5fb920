/** Follows one dropped file through the ledger until its verdict. */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  containerSentence,
  counted,
  countMembers,
  faultSentence,
  type MemberStanding,
  memberSentence,
} from '@jianbao/schema'
import {
  type Db,
  type DropStanding,
  findDrop,
  findSource,
  inboxWaits,
  listMembers,
} from '@jianbao/store'
import type { PutFile } from './put-into-inbox.ts'

export interface DropVerdict {
  readonly file: string
  readonly sha256: string
  /** `waiting`: no verdict within the time given; the file is safe and goes on by itself. */
  readonly state: 'parsed' | 'rejected' | 'waiting'
  /** These bytes were received before; nobody is told of them twice. */
  readonly duplicate: boolean
  readonly articles: number | null
  /** Why it was rejected (a code of the fault catalogue), or why it waits. */
  readonly reason: string | null
  /** Of a zip or an e-mail with attachments: the files in it, each with its verdict. */
  readonly members: readonly (MemberStanding & { readonly sha256: string | null })[]
}

const pollMs = 50
const waitsMax = 1_000
const membersMax = 2_000

interface Followed {
  readonly file: string
  readonly put: PutFile
  /** Milliseconds since the epoch: no verdict by then is `waiting`. */
  readonly until: number
  /** Called once, when the watcher has the file. */
  readonly onTaken: () => void
  /** Called with each sentence about how the files in a container stand. */
  readonly onMembers: (standing: string) => void
}

export async function awaitVerdict(db: Db, followed: Followed): Promise<DropVerdict> {
  const { put, until, onTaken } = followed
  let drop: DropStanding | null = null
  const tell = tellingNews(followed.onMembers)
  for (; Date.now() < until; await sleep(pollMs)) {
    if (!drop) {
      drop = await findDrop(db, put)
      if (drop) onTaken()
    }
    const verdict = drop && (await verdictOf(db, followed, drop))
    if (verdict) return verdict
    if (drop) tell(await standingOf(db, put.sha256))
  }
  return stillWaiting(db, followed, drop)
}

function tellingNews(tell: (standing: string) => void): (standing: string) => void {
  let told = ''
  return (standing) => {
    if (standing !== told) tell(standing)
    told = standing
  }
}

async function verdictOf(
  db: Db,
  { file, put }: Followed,
  { duplicate, fault }: DropStanding,
): Promise<DropVerdict | null> {
  const { sha256 } = put
  const source = fault === null ? await findSource(db, sha256) : null
  const reason = fault ?? source?.fault ?? null
  if (reason === null && source?.state !== 'parsed') return null
  const members = source ? await membersOf(db, sha256) : []
  if (reason !== null)
    return { file, sha256, state: 'rejected', duplicate, articles: null, reason, members }
  const articles = source?.articleCount ?? null
  return { file, sha256, state: 'parsed', duplicate, articles, reason, members }
}

async function membersOf(db: Db, parent: string): Promise<DropVerdict['members']> {
  const rows = await listMembers(db, { parent, limit: membersMax })
  return rows.map(({ member, sha256, state, fault, articleCount }) => ({
    member,
    sha256,
    state,
    fault,
    articleCount,
  }))
}

/** How the files of a container that waits for them stand, in a sentence; empty for any other. */
async function standingOf(db: Db, sha256: string): Promise<string> {
  const members = await membersOf(db, sha256)
  if (members.length === 0) return ''
  const { zh, en } = containerSentence(countMembers(members))
  return `${zh} ${en}`
}

async function stillWaiting(
  db: Db,
  { file, put }: Followed,
  drop: DropStanding | null,
): Promise<DropVerdict> {
  const wait = (await inboxWaits(db, waitsMax)).find((each) => each.inboxPath === put.inboxPath)
  const reason = wait?.reason ?? (drop ? 'not-parsed' : 'not-taken')
  const duplicate = drop?.duplicate ?? false
  const members = drop ? await membersOf(db, put.sha256) : []
  return { file, sha256: put.sha256, state: 'waiting', duplicate, articles: null, reason, members }
}

const waitReasons: Record<string, string> = {
  'temporary-name':
    '名称像未写完的临时文件，请改名后重新投放 · the name is that of an unfinished file; rename it',
  'not-taken': '尚未被领取：服务在运行吗？ · not taken yet: is the system running?',
  'not-parsed': '已安全收下，仍在等待解析 · received safely, still waiting to be read',
}

/** One line for people, and for a container one more for each file in it. */
export function verdictLines(verdict: DropVerdict): string[] {
  const { members } = verdict
  if (members.length === 0) return [verdictLine(verdict)]
  const { zh, en } = containerSentence(countMembers(members), verdict.articles)
  const mark = marks[verdict.state]
  return [
    `${mark} ${zh} ${en}${verdict.duplicate ? again : ''}`,
    ...members.map((each) => {
      const said = memberSentence(each)
      return `    ${marks[each.state]} ${said.zh} ${said.en}`
    }),
  ]
}

const marks = { parsed: '✓', rejected: '✗', waiting: '…', received: '…' } as const
const again = '（与先前文件内容相同，不会重复推送 · same bytes as before, sent to nobody again）'

function verdictLine({ state, duplicate, articles, reason }: DropVerdict): string {
  const repeated = duplicate ? again : ''
  const read = articles ?? 0
  if (state === 'parsed') return `✓ 已解析 ${read} 篇 · ${counted(read, 'article')} read${repeated}`
  if (state === 'waiting') return `… 等待 waiting: ${waitReasons[reason ?? ''] ?? reason}`
  const { zh, en } = faultSentence(reason)
  return `✗ 已退回 rejected: ${zh} ${en} (${reason})${repeated}`
}
