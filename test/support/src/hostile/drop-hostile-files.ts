/** Drops hostile files on a real watcher and a real parser, each in a process of its own, and looks. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Db, openStore } from '@jianbao/store'
import { aBulletinText } from '../a-bulletin-text.ts'
import { aDatabase } from '../a-database.ts'
import { eventually } from '../eventually.ts'
import { runProcess, type TestProcess } from '../run-process.ts'
import { checkout, descendantsOf, node } from '../start-jianbao.ts'
import { aFolder } from '../temporary-folder.ts'
import type { HostileFile } from './hostile-file.ts'

export interface HostileOutcome {
  /** What each file came to, in the order given: `parsed` or the code of its fault. */
  readonly verdicts: readonly { readonly file: HostileFile; readonly verdict: string }[]
  /** From the drop of the good file after each hostile one to its verdict, in milliseconds. */
  readonly goodMs: readonly number[]
  /** Peaks of resident memory over the whole run, in MB. */
  readonly parserMb: number
  readonly childMb: number
  /** Lines of the parser's log that tell of a job or a process that broke. */
  readonly broken: readonly string[]
  /** Everything that readers could see: the texts of bulletins, and the reasons. */
  readonly texts: readonly string[]
  readonly reasons: readonly string[]
  /** What lies in `rejected/` without a reason beside it. */
  readonly unexplained: readonly string[]
  readonly seconds: number
}

const mb = 1024 * 1024
const goodMsMax = 60_000

export async function dropHostileFiles(
  files: readonly HostileFile[],
  tell: (line: string) => void = () => undefined,
): Promise<HostileOutcome> {
  await using opened = new AsyncDisposableStack()
  const folder = opened.use(aFolder())
  const database = opened.use(await aDatabase())
  const { db } = opened.use(
    openStore({
      databaseUrl: database.url,
      applicationName: 'tests',
      onIdleError: () => undefined,
    }),
  )
  const home = join(folder.path, 'home')
  mkdirSync(join(home, 'inbox'), { recursive: true })
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    REDIS_URL: undefined,
    JIANBAO_HOME: home,
    JIANBAO_SETTLE_MS: '500',
  }
  const start = (service: string) =>
    opened.use(runProcess(node, [join(checkout, `services/${service}/src/main.ts`)], { env }))
  const services = [start('parser'), start('watcher')]
  const [parser] = services as [TestProcess, TestProcess]
  for (const each of services)
    await eventually('the services are ready', () => each.output().includes('"ready"'), 60_000)
  const peaks = watchMemory(parser.pid)
  opened.defer(peaks.stop)

  const begun = performance.now()
  const goodMs: number[] = []
  const known: { file: HostileFile; find: () => Promise<string | null> }[] = []
  for (const [index, file] of files.entries()) {
    known.push({ file, find: dropOne(db, home, file) })
    goodMs.push(await dropGood(db, home, index))
    tell(`${file.what}: the good file after it took ${Math.round(goodMs.at(-1) ?? 0)} ms`)
  }
  const verdicts: { file: HostileFile; verdict: string }[] = []
  for (const { file, find } of known) {
    const verdict = await eventually(`a verdict on ${file.what}`, find, 180_000)
    verdicts.push({ file, verdict })
    if (!file.verdicts.includes(verdict)) tell(`${file.what}: ${verdict} is not right`)
  }
  await eventually('every file settled', async () => (await unsettled(db)) === 0, 60_000)
  const seconds = (performance.now() - begun) / 1_000
  if (services.some((each) => !each.isRunning())) throw new Error('A service ended by itself.')
  const texts = await db.selectFrom('bulletins').select('text').execute()
  return {
    verdicts,
    goodMs,
    ...peaks.read(),
    broken: brokenLines(services),
    texts: texts.map((row) => row.text),
    ...readRejected(join(home, 'rejected')),
    seconds,
  }
}

/** Puts it there and returns how to ask for its verdict. */
function dropOne(
  db: Db,
  home: string,
  { name, content }: HostileFile,
): () => Promise<string | null> {
  const path = Buffer.concat([Buffer.from(`${home}/inbox/`), Buffer.from(name)])
  if (typeof content !== 'function') {
    content.place(path)
    return () => verdictAt(db, name.toString())
  }
  const bytes = content()
  const half = join(home, 'half')
  writeFileSync(half, bytes)
  renameSync(half, path)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return async () => (await verdictOn(db, sha256)) ?? (await verdictAt(db, name.toString()))
}

async function dropGood(db: Db, home: string, seed: number): Promise<number> {
  const text = aBulletinText({ articles: 1, paragraphs: 1, seed: 50_000 + seed })
  const sha256 = createHash('sha256').update(text).digest('hex')
  const half = join(home, 'half')
  writeFileSync(half, text)
  const begun = performance.now()
  renameSync(half, join(home, 'inbox', `good-${seed}.txt`))
  await eventually('the good file', () => verdictOn(db, sha256), goodMsMax)
  return performance.now() - begun
}

async function verdictOn(db: Db, sha256: string): Promise<string | null> {
  const source = await db
    .selectFrom('sources')
    .select(['state', 'fault'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (!source || source.state === 'received') return null
  return source.fault ?? source.state
}

/** The verdict of what arrived at this path or below it: refused unread, or as its source says. */
async function verdictAt(db: Db, path: string): Promise<string | null> {
  const drops = await db
    .selectFrom('drops as d')
    .leftJoin('sources as s', 's.sha256', 'd.sha256')
    .select(['d.inbox_path as path', 'd.fault', 's.state', 's.fault as sourceFault'])
    .execute()
  const drop = drops.find((each) => each.path === path || each.path.startsWith(path))
  if (!drop || drop.state === 'received') return null
  return drop.fault ?? drop.sourceFault ?? drop.state
}

async function unsettled(db: Db): Promise<number> {
  const rows = await db.selectFrom('drops').select('id').where('settled_at', 'is', null).execute()
  return rows.length
}

/** Looks at the children again and again; the parser's own peak the kernel keeps (proc(5), VmHWM). */
function watchMemory(parser: number) {
  let childBytes = 0
  const look = setInterval(() => {
    for (const child of descendantsOf(parser)) childBytes = Math.max(childBytes, peakOf(child))
  }, 50)
  return {
    stop: () => clearInterval(look),
    read: () => ({
      parserMb: Math.round(peakOf(parser) / mb),
      childMb: Math.round(childBytes / mb),
    }),
  }
}

function peakOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/** Jobs that threw, and children that died of themselves: neither may happen, whatever the file. */
function brokenLines(services: readonly TestProcess[]): string[] {
  const lines = services.flatMap((each) => each.output().split('\n'))
  return lines.filter((line) => /job failed|child ended|"level":(?:50|60)/.test(line))
}

function readRejected(folder: string): Pick<HostileOutcome, 'reasons' | 'unexplained'> {
  // By month, and no deeper: Node's own recursion would follow the links that lie there.
  const found = readdirSync(folder).flatMap((month) =>
    readdirSync(join(folder, month)).map((name) => join(folder, month, name)),
  )
  const reasons = found.filter((path) => path.endsWith('.reason.txt'))
  const explained = new Set(reasons.map((path) => path.replace(/\.reason\.txt$/, '')))
  return {
    reasons: reasons.map((path) => readFileSync(path, 'utf8')),
    unexplained: found
      .filter((path) => !path.endsWith('.reason.txt') && !explained.has(path))
      .map((path) => basename(path)),
  }
}
