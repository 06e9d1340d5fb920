/** From a dropped file to a mail, on each of the two queue backends. */
import { execFile, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkout, eventually, node, readMails } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aFreshText,
  aPipelineHome,
  backends,
  type PipelineHome,
  reader,
  sourcesOf,
  verdictOf,
} from './pipeline-home.ts'

for (const given of backends) {
  describe.skipIf(given.leftOut)(`a running home on ${given.backend}`, () => {
    let home: PipelineHome
    beforeAll(async () => {
      home = await aPipelineHome(given)
    })
    afterAll(() => home?.[Symbol.asyncDispose]())

    const mailsWith = async (words: string) => {
      const mails = await readMails(home.jianbao.mailbox)
      return mails.filter(
        ({ mail }) =>
          mail.to?.[0]?.address === reader && mail.text?.replace(/\s/g, '').includes(words),
      )
    }
    const titlesOf = async (sha256: string) => {
      const { db } = home
      const rows = await db
        .selectFrom('articles')
        .select('title')
        .where('bulletin_id', '=', sha256)
        .orderBy('ordinal')
        .execute()
      return rows.map((row) => row.title)
    }
    const jianbao = (...args: string[]) =>
      new Promise<{ code: number; answer: unknown }>((resolve) => {
        const env = { ...process.env, JIANBAO_HOME: home.jianbao.home }
        const main = join(checkout, 'packages/cli/src/main.ts')
        execFile(node, [main, ...args], { env }, (error, stdout) => {
          const code = error === null ? 0 : Number(error.code)
          resolve({ code, answer: stdout === '' ? null : JSON.parse(stdout) })
        })
      })
    /** A file that can get no verdict ends its own replay in time, and nobody else's. */
    const expectReplayPastALostCopy = async (other: string) => {
      const folder = home.jianbao.home
      writeFileSync(join(folder, 'lost.txt'), aFreshText(2))
      await jianbao('drop', '--json', join(folder, 'lost.txt'))
      const { sha256 } = await verdictOf(home.db, 'lost.txt')
      const blob = join(folder, 'blobs', sha256.slice(0, 2), sha256.slice(2))
      renameSync(blob, join(folder, 'aside'))
      const lost = await jianbao('replay', sha256, '--json', '--timeout', '1')
      expect(lost).toMatchObject({ code: 1, answer: { undecided: [sha256] } })
      const fine = await jianbao('replay', other, '--json', '--timeout', '20')
      expect(fine).toMatchObject({ code: 0, answer: { undecided: [] } })
      renameSync(join(folder, 'aside'), blob)
    }
    const filesIn = (folder: string) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile())
        .map((each) => each.name)

    test('runs on the queue it should', () => {
      expect(home.jianbao.redisUrl === undefined).toBe(given.backend === 'postgres')
    })

    test('a dropped bulletin is parsed, filed and mailed; dropped again it is neither parsed nor mailed twice', async () => {
      const text = aFreshText(3)
      home.rename('once.txt', text)
      const { sha256, state } = await verdictOf(home.db, 'once.txt')
      expect(state).toBe('parsed')
      const titles = await titlesOf(sha256)
      expect(titles).toHaveLength(3)
      const tag = sha256.slice(0, 8)
      const filed = () => filesIn(home.jianbao.processed).includes(`once.${tag}.txt`)
      await eventually('the file is filed', filed)
      await eventually('one mail', async () => (await mailsWith(titles[0] ?? '')).length === 1)

      home.rename('twice.txt', text)
      const again = () => filesIn(home.jianbao.processed).includes(`twice.${tag}.txt`)
      await eventually('the second copy is filed', again)
      await sleep(1_000)
      expect(await mailsWith(titles[0] ?? '')).toHaveLength(1)
      const bulletins = await home.db.selectFrom('bulletins').select('id').execute()
      expect(bulletins.filter((each) => each.id === sha256)).toHaveLength(1)
    })

    test('a file whose bytes trickle for five seconds is taken once, whole', async () => {
      const bytes = Buffer.from(aFreshText(6))
      const part = Math.ceil(bytes.length / 25)
      const before = (await sourcesOf(home.db)).length
      for (let at = 0; at < bytes.length; at += part) {
        appendFileSync(join(home.jianbao.inbox, 'slow.txt'), bytes.subarray(at, at + part))
        await sleep(200)
      }
      const source = await verdictOf(home.db, 'slow.txt')
      expect(source.bytes).toBe(bytes.length)
      expect(await titlesOf(source.sha256)).toHaveLength(6)
      expect(await sourcesOf(home.db)).toHaveLength(before + 1)
    })

    test('the command drops and waits, says what waits and what failed, and replays without a word to readers', async () => {
      const folder = home.jianbao.home
      writeFileSync(join(folder, 'good.txt'), aFreshText(4))
      writeFileSync(
        join(folder, 'bad.bin'),
        Buffer.from(Array.from({ length: 4_096 }, (_, i) => (i * 11) % 256)),
      )
      const good = await jianbao('drop', '--json', join(folder, 'good.txt'))
      expect(good).toMatchObject({
        code: 0,
        answer: { state: 'parsed', articles: 4, duplicate: false },
      })
      const bad = await jianbao('drop', '--json', join(folder, 'bad.bin'))
      expect(bad).toMatchObject({ code: 1, answer: { state: 'rejected', reason: 'not-text' } })
      const again = await jianbao('drop', '--json', join(folder, 'good.txt'))
      expect(again).toMatchObject({ code: 0, answer: { state: 'parsed', duplicate: true } })

      const { sha256 } = await verdictOf(home.db, 'good.txt')
      const [title = ''] = await titlesOf(sha256)
      await eventually('the mail', async () => (await mailsWith(title)).length === 1)
      const dry = await jianbao('replay', sha256.slice(0, 12), '--dry-run', '--json')
      expect(dry).toMatchObject({ code: 0, answer: { dryRun: true, sources: [sha256] } })
      const replayed = await jianbao('replay', sha256.slice(0, 12), '--json')
      expect(replayed).toMatchObject({ code: 0, answer: { sources: [sha256] } })
      expect(await verdictOf(home.db, 'good.txt')).toMatchObject({ run: 2, state: 'parsed' })
      const told = home.db.selectFrom('audit_events').select(['what', 'origin'])
      expect(await told.where('subject_id', '=', sha256).execute()).toEqual([
        { what: 'read-again', origin: 'cli' },
      ])
      const matched = home.db.selectFrom('bulletins').select('matched_run').where('id', '=', sha256)
      const isMatched = async () => (await matched.executeTakeFirst())?.matched_run === 2
      await eventually('the silent match', isMatched)
      await sleep(500)
      expect(await mailsWith(title)).toHaveLength(1)

      const status = await jianbao('status', '--json')
      expect(status).toMatchObject({
        code: 0,
        answer: { backend: given.backend, stages: { parse: { waiting: 0, failed: 1 } } },
      })
      await expectReplayPastALostCopy(sha256)
      expect((await jianbao('replay')).code).toBe(2)
      expect((await jianbao('replay', 'ffffffffffff')).code).toBe(1)
    })

    test('whatever else lies in the inbox waits or is set aside with a reason, and a good file beside it is read within five seconds', async () => {
      const { inbox, rejected } = home.jianbao
      const put = (name: string, content: string | Uint8Array) =>
        writeFileSync(join(inbox, name), content)
      put('empty.txt', '')
      put('~$x.docx', 'lock')
      put('half.txt.part', 'half')
      symlinkSync('/etc/passwd', join(inbox, 'link.txt'))
      spawnSync('mkfifo', [join(inbox, 'pipe.txt')])
      home.rename('binary.dat', Buffer.from(Array.from({ length: 4_096 }, (_, i) => (i * 7) % 256)))
      home.rename('sixty.bin', Buffer.alloc(60 * 1024 * 1024, '\u0001\u0000\u0002'))
      home.rename('huge.txt', Buffer.alloc(65 * 1024 * 1024, 'a'))
      home.rename('a b\n.txt', aFreshText(1))
      const long = `${'名'.repeat(83)}ab.txt`
      expect(Buffer.byteLength(long)).toBe(255)
      home.rename(long, aFreshText(1))
      home.rename('good.txt', aFreshText(2))

      const dropped = Date.now()
      expect((await verdictOf(home.db, 'good.txt', 5_000)).state).toBe('parsed')
      expect(Date.now() - dropped).toBeLessThan(5_000)
      expect((await verdictOf(home.db, 'a b .txt')).state).toBe('parsed')
      expect((await verdictOf(home.db, long)).state).toBe('parsed')
      expect(await verdictOf(home.db, 'binary.dat')).toMatchObject({ fault: 'not-text' })
      expect(await verdictOf(home.db, 'sixty.bin')).toMatchObject({ state: 'rejected' })

      const reasons = await eventually(
        'seven reasons',
        () => {
          const files = filesIn(rejected).filter((name) => name.endsWith('.reason.txt'))
          return files.length === 7 && files
        },
        20_000,
      )
      const starts = reasons.map((name) => name.split('.')[0]).sort()
      expect(starts).toEqual(['bad', 'binary', 'empty', 'huge', 'link', 'pipe', 'sixty'])
      expect(existsSync('/etc/passwd')).toBe(true)
      const month = readdirSync(rejected)[0] ?? ''
      for (const name of reasons)
        expect(readFileSync(join(rejected, month, name), 'utf8')).toMatch(
          /^文件：.+\n原因：.+\n\nFile: /,
        )
      // A reason is written before its file leaves the inbox.
      await expect.poll(() => readdirSync(inbox).sort()).toEqual(['half.txt.part', '~$x.docx'])
    })
  })
}
