/** Follows one dropped file through the ledger until its verdict. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type FaultCode, faults } from '@jianbao/schema'
import { type Db, type DropStanding, findDrop, findSource, inboxWaits } from '@jianbao/store'
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
}

const pollMs = 50
const waitsMax = 1_000

interface Followed {
  readonly file: string
  readonly put: PutFile
  /** Milliseconds since the epoch: no verdict by then is `waiting`. */
  readonly until: number
  /** Called once, when the watcher has the file. */
  readonly onTaken: () => void
}

export async function awaitVerdict(db: Db, followed: Followed): Promise<DropVerdict> {
  const { put, until, onTaken } = followed
  let drop: DropStanding | null = null
  for (; Date.now() < until; await sleep(pollMs)) {
    if (!drop) {
      drop = await findDrop(db, put)
      if (drop) onTaken()
    }
    const verdict = drop && (await verdictOf(db, followed, drop))
    if (verdict) return verdict
  }
  return stillWaiting(db, followed, drop)
}

async function verdictOf(
  db: Db,
  { file, put }: Followed,
  { duplicate, fault }: DropStanding,
): Promise<DropVerdict | null> {
  const { sha256 } = put
  const source = fault === null ? await findSource(db, sha256) : null
  const reason = fault ?? source?.fault ?? null
  if (reason !== null) return { file, sha256, state: 'rejected', duplicate, articles: null, reason }
  if (source?.state !== 'parsed') return null
  return { file, sha256, state: 'parsed', duplicate, articles: source.articleCount, reason }
}

async function stillWaiting(
  db: Db,
  { file, put }: Followed,
  drop: DropStanding | null,
): Promise<DropVerdict> {
  const wait = (await inboxWaits(db, waitsMax)).find((each) => each.inboxPath === put.inboxPath)
  const reason = wait?.reason ?? (drop ? 'not-parsed' : 'not-taken')
  const duplicate = drop?.duplicate ?? false
  return { file, sha256: put.sha256, state: 'waiting', duplicate, articles: null, reason }
}

const waitReasons: Record<string, string> = {
  'temporary-name':
    '名称像未写完的临时文件，请改名后重新投放 · the name is that of an unfinished file; rename it',
  'not-taken': '尚未被领取：服务在运行吗？ · not taken yet: is the system running?',
  'not-parsed': '已安全收下，仍在等待解析 · received safely, still waiting to be read',
}

/** One line for people. */
export function verdictLine(verdict: DropVerdict): string {
  const { state, duplicate, articles, reason } = verdict
  const again = duplicate
    ? '（与先前文件内容相同，不会重复推送 · same bytes as before, sent to nobody again）'
    : ''
  if (state === 'parsed') return `✓ 已解析 parsed: ${articles} 篇 articles${again}`
  if (state === 'rejected') return `✗ 已退回 rejected: ${faultText(reason)}${again}`
  return `… 等待 waiting: ${waitReasons[reason ?? ''] ?? reason}`
}

function faultText(code: string | null): string {
  const known = code !== null && Object.hasOwn(faults, code)
  // Owned by the catalogue, so it is one of its codes.
  const fault = known ? faults[code as FaultCode] : null
  return fault ? `${fault.zh} ${fault.en} (${code})` : `${code}`
}
