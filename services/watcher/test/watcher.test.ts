import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openQueues } from '@jianbao/queues'
import { createMetrics } from '@jianbao/runtime'
import { replaySource } from '@jianbao/store'
import { aContext, aFolder, aPostgres, aRedis, eventually, isLeftOut } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { createWatcher } from '../src/create-watcher.ts'
import { aWatchedHome } from './a-watched-home.ts'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

test('a file renamed into the inbox is taken at once, stored, owed to the parser, and follows its verdict', async () => {
  await using home = await aWatchedHome({ JIANBAO_SETTLE_MS: '60000' })
  await home.start()
  mkdirSync(home.at('inbox/乡村简报'))
  await sleep(200)
  home.rename('乡村简报/第1期.txt', '简报')
  const [source] = await eventually('a source', async () => {
    const sources = await home.sources()
    return sources.length > 0 && sources
  })
  expect(source).toMatchObject({
    name: '第1期.txt',
    series: '乡村简报',
    bytes: 6,
    state: 'received',
  })
  await eventually('the move', () => home.files('processing').length === 1)
  expect(await eventually('the job', home.queued)).toBe(1)

  await home.decide(source?.sha256 ?? '')
  await eventually('the settled file', () => home.files('processed').length === 1)
  expect(home.files('processing')).toEqual([])
  const tag = source?.sha256.slice(0, 8)
  expect(home.files('processed')).toEqual([`第1期.${tag}.txt`])
})

test('a file copied slowly is taken once, whole', async () => {
  await using home = await aWatchedHome()
  await home.start()
  for (let part = 0; part < 12; part += 1) {
    appendFileSync(home.at('inbox/slow.txt'), `part ${part}\n`)
    await sleep(150)
  }
  const sources = await eventually('the source', async () => {
    const found = await home.sources()
    return found.length > 0 && found
  })
  expect(sources).toHaveLength(1)
  expect(sources[0]?.bytes).toBe(12 * 7 + 2)
})

test.each([
  ['polled', { JIANBAO_POLL_MS: '100' }],
  ['where renames are not trusted', { JIANBAO_TRUST_RENAME: 'off' }],
])('an inbox %s gives up its files after the quiet period', async (_how, settings) => {
  await using home = await aWatchedHome(settings)
  await home.start()
  await sleep(300)
  const dropped = Date.now()
  home.rename('x.txt', 'patience')
  await eventually('the source', async () => (await home.sources()).length === 1)
  if ('JIANBAO_TRUST_RENAME' in settings) expect(Date.now() - dropped).toBeGreaterThan(399)
})

test('a clock set back by an hour keeps no file waiting', async () => {
  let behindMs = 0
  const clock = { now: () => new Date(Date.now() - behindMs) }
  const settings = { JIANBAO_TRUST_RENAME: 'off', JIANBAO_SETTLE_MS: '1500' }
  await using home = await aWatchedHome(settings, clock)
  await home.start()
  home.rename('x.txt', 'patience')
  await sleep(500)
  behindMs = 3_600_000
  await eventually('the source', async () => (await home.sources()).length === 1)
})

test('a file there before the start is judged by the same rule', async () => {
  await using home = await aWatchedHome()
  home.rename('before.txt', 'there before')
  await home.start()
  await eventually('the source', async () => (await home.sources()).length === 1)
})

test('the same bytes again are a duplicate: linked, silent, and with the same fate', async () => {
  await using home = await aWatchedHome()
  await home.start()
  home.rename('one.txt', 'same')
  await eventually('the first', async () => (await home.drops()).length === 1)
  home.rename('two.txt', 'same')
  const drops = await eventually('the second', async () => {
    const found = await home.drops()
    return found.length === 2 && found
  })
  expect(drops.map((drop) => drop.duplicate)).toEqual([false, true])
  await home.decide(drops[0]?.sha256 ?? '', 'not-text')
  await eventually('both rejected', () => home.files('rejected').length === 4)
  expect(await home.queued()).toBe(1)
})

test('a rejected file lies beside a reason in Chinese and English', async () => {
  await using home = await aWatchedHome()
  await home.start()
  home.rename('坏\n文件.txt', 'bad')
  const [drop] = await eventually('the drop', async () => {
    const found = await home.drops()
    return found.length === 1 && found
  })
  await home.decide(drop?.sha256 ?? '', 'no-text')
  await eventually('the reason', () => home.files('rejected').length === 2)
  const reason = readFileSync(`${home.at('rejected')}/${drop?.stored_path}.reason.txt`, 'utf8')
  expect(reason).toMatch(/^文件：坏 文件\.txt\n原因：文件里没有文字/)
  expect(reason).toContain('The file holds no words')
  expect(reason).toContain('no-text')
})

test('links and pipes are set aside unread, temporary names wait, and the good file beside them is taken', async () => {
  await using home = await aWatchedHome()
  symlinkSync('/etc/passwd', home.at('inbox/link.txt'))
  spawnSync('mkfifo', [home.at('inbox/pipe.txt')])
  writeFileSync(home.at('inbox/~$x.docx'), 'lock')
  mkdirSync(home.at('inbox/a/b/c/d'), { recursive: true })
  writeFileSync(home.at('inbox/a/b/c/d/deep.txt'), 'too deep')
  await home.start()
  home.rename('a b\n.txt', 'odd name')
  home.rename(`${'长'.repeat(85)}`, 'long name')
  await eventually('four drops', async () => (await home.drops()).length === 4)
  await eventually('two refused', () => home.files('rejected').length === 4)
  // A drop stands in the ledger before its file moves.
  await eventually('both good files moved', () => home.files('processing').length === 2)
  expect(home.files('inbox')).toEqual(['deep.txt', '~$x.docx'])
  expect((await home.drops()).filter((drop) => drop.fault === 'not-a-regular-file')).toHaveLength(2)
})

test('what waits is told with its reason', async () => {
  await using home = await aWatchedHome({ JIANBAO_SETTLE_MS: '60000' })
  writeFileSync(home.at('inbox/.half.part'), 'half')
  writeFileSync(home.at('inbox/empty.txt'), '')
  await home.start()
  const waits = await eventually('waits', async () => {
    const found = await home.db.selectFrom('inbox_waits').selectAll().orderBy('reason').execute()
    return found.length === 2 && found
  })
  expect(waits.map((wait) => wait.reason)).toEqual(['empty', 'temporary-name'])
})

test('two names that read alike once decoded wait side by side', async () => {
  await using home = await aWatchedHome()
  writeFileSync(home.at('inbox/简报.part'), 'UTF-8')
  const gb18030 = Buffer.from([0xbc, 0xf2, 0xb1, 0xa8])
  const folder = Buffer.from(home.at('inbox/'))
  writeFileSync(Buffer.concat([folder, gb18030, Buffer.from('.part')]), 'GB18030')
  writeFileSync(home.at('inbox/other.part'), 'other')
  await home.start()
  const waits = await eventually('waits', async () => {
    const found = await home.db.selectFrom('inbox_waits').selectAll().execute()
    return found.length > 0 && found
  })
  expect(waits.map((wait) => wait.inbox_path).sort()).toEqual(['other.part', '简报.part'])
})

test('an empty file is refused with its reason after its patience', async () => {
  await using home = await aWatchedHome({ JIANBAO_SETTLE_MS: '100' })
  await home.start()
  writeFileSync(home.at('inbox/empty.txt'), '')
  await eventually('the reason', () => home.files('rejected').length === 2)
  expect(await home.sources()).toEqual([])
})

test('a file over 64 MB is refused without being copied', async () => {
  await using home = await aWatchedHome()
  writeFileSync(home.at('half'), '')
  truncateSync(home.at('half'), 65 * 1024 * 1024)
  renameSync(home.at('half'), home.at('inbox/huge.txt'))
  await home.start()
  await eventually('the reason', () => home.files('rejected').length === 2)
  expect(home.files('blobs')).toEqual([])
  expect(await home.drops()).toMatchObject([{ fault: 'file-too-large', sha256: null }])
})

test('a file that grew after it was taken is read once more as the longer version', async () => {
  await using home = await aWatchedHome({ JIANBAO_SETTLE_MS: '100' })
  await home.start()
  mkdirSync(home.at('inbox/乡村简报'))
  await sleep(200)
  home.rename('乡村简报/x.txt', 'first half, ')
  const [drop] = await eventually('the drop', async () => {
    const found = await home.drops()
    return found[0]?.place === 'processing' && found
  })
  appendFileSync(`${home.at('processing')}/${drop?.stored_path}`, 'second half')
  await home.decide(drop?.sha256 ?? '')
  const longer = await eventually('the longer source', async () => (await home.sources())[1])
  expect(longer).toMatchObject({ bytes: 'first half, second half'.length, series: '乡村简报' })
  expect(home.files('processed')).toHaveLength(1)
})

test.skipIf(isLeftOut('redis-server'))(
  'while Redis is away files are taken all the same, and their jobs added when an empty Redis is back',
  async () => {
    await using redis = await aRedis()
    await using home = await aWatchedHome({ REDIS_URL: redis.url })
    await home.start()
    await redis.kill9()
    home.rename('x.txt', 'received without Redis')
    await eventually('the file', () => home.files('processing').length === 1)
    await redis.start({ empty: true })
    const backend = { kind: 'redis', url: redis.url } as const
    await using queues = await openQueues({ backend, log: quiet })
    const waiting = async () => (await queues.counts())['bulletin-parse'].waiting === 1
    await eventually('the job', waiting, 15_000)
  },
)

test('an inbox on another file system is read, and emptied, all the same', async () => {
  // Memory, on every Linux; a link to a shared drive in an office.
  const elsewhere = mkdtempSync('/dev/shm/jianbao-inbox-')
  await using home = await aWatchedHome()
  rmdirSync(home.at('inbox'))
  symlinkSync(elsewhere, home.at('inbox'))
  writeFileSync(`${elsewhere}/x.txt`, 'from far away')
  symlinkSync('/etc/passwd', `${elsewhere}/link.txt`)
  await home.start()
  await eventually('the file', () => home.files('processing').length === 1)
  await eventually('the refused link', () => home.files('rejected').length === 2)
  await eventually('the empty inbox', () => readdirSync(elsewhere).length === 0)
  const [drop] = (await home.drops()).filter((each) => each.sha256 !== null)
  await eventually('the ledger', async () =>
    (await home.drops()).every((each) => each.place !== 'inbox'),
  )
  expect(readFileSync(`${home.at('processing')}/${drop?.stored_path}`, 'utf8')).toBe(
    'from far away',
  )
  await home.stop()
  rmdirSync(elsewhere)
})

test('an inbox that was removed is made again and watched', async () => {
  await using home = await aWatchedHome()
  await home.start()
  await sleep(300)
  rmSync(home.at('inbox'), { recursive: true })
  await eventually('the folder', () => {
    try {
      home.rename('back.txt', 'back')
      return true
    } catch {
      return false
    }
  })
  await eventually('the source', async () => (await home.sources()).length === 1)
})

test('a database that is away is not mistaken for an inbox that was removed', async () => {
  await using postgres = await aPostgres()
  using folder = aFolder()
  const settings = { JIANBAO_HOME: folder.path, DATABASE_URL: postgres.url }
  const context = await aContext({ ...settings, JIANBAO_SETTLE_MS: '100' })
  const watcher = await createWatcher({ ...context, metrics: createMetrics() })
  await using closing = new AsyncDisposableStack()
  closing.defer(watcher.close)
  await sleep(300)
  await postgres.stop()
  const before = context.logged.length
  writeFileSync(`${folder.path}/inbox/.half.part`, 'asks the ledger to show a wait')
  writeFileSync(`${folder.path}/inbox/x.txt`, 'asks the ledger for a row')
  await eventually('the failure', () => context.logged.length > before)
  await sleep(2_000)
  const said = context.logged.slice(before).map((line) => line['msg'])
  expect(said).not.toContain('the inbox folder was removed: made again')
  expect(said.length).toBeLessThan(20)
  await postgres.start()
  await eventually('the file', () => readdirSync(`${folder.path}/inbox`).length === 1, 15_000)
}, 40_000)

test('replay moves a rejected file to where its new verdict says', async () => {
  await using home = await aWatchedHome()
  await home.start()
  home.rename('x.txt', 'was hard to read')
  const [source] = await eventually('the source', async () => {
    const found = await home.sources()
    return found.length === 1 && found
  })
  const sha256 = source?.sha256 ?? ''
  await home.decide(sha256, 'too-slow')
  await eventually('rejected', () => home.files('rejected').length === 2)
  await replaySource(home.db, sha256)
  await home.db
    .updateTable('sources')
    .set({ state: 'parsed', decided_at: new Date() })
    .where('sha256', '=', sha256)
    .execute()
  home.rename('hint.txt', 'wakes the watcher')
  await eventually('processed', () => home.files('processed').length === 1)
  // The file comes first, its note goes after.
  await eventually('nothing is left behind', () => home.files('rejected').length === 0)
})

test('a file that cannot be stored stays, is named in the log, and is taken when the disk is well', async () => {
  await using home = await aWatchedHome()
  // As root nothing is unreadable; a file where a folder should be stops everybody.
  writeFileSync(home.at('blobs'), 'in the way')
  await home.start()
  home.rename('x.txt', 'patience')
  const line = await eventually('the log line', () =>
    home.logged.find((each) => each['inboxPath'] === 'x.txt'),
  )
  expect(line).toMatchObject({ level: 50, msg: 'file not taken, tried again' })
  expect(home.files('inbox')).toEqual(['x.txt'])
  rmSync(home.at('blobs'))
  await eventually('the source', async () => (await home.sources()).length === 1, 15_000)
})
