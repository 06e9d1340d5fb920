/** A zip and an e-mail with attachments, from the drop to what a person is told of each file in it. */
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BulletinDetail } from '@jianbao/schema'
import {
  aBulletinText,
  aMail,
  aZip,
  checkout,
  eventually,
  isLeftOut,
  node,
} from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPipelineHome, backends, type PipelineHome } from './pipeline-home.ts'

const noise = Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 7) % 256))
const text = (seed: number) => Buffer.from(aBulletinText({ articles: 2, seed: 9_000 + seed }))

function jianbao(home: string, ...args: string[]) {
  return new Promise<{ code: number; said: string }>((resolve) => {
    const env = { ...process.env, JIANBAO_HOME: home }
    const main = join(checkout, 'packages/cli/src/main.ts')
    execFile(node, [main, ...args], { env }, (error, said) => {
      resolve({ code: error === null ? 0 : Number(error.code), said })
    })
  })
}

const [backend] = backends

describe.skipIf(isLeftOut('redis-server'))('a running home', () => {
  let home: PipelineHome
  beforeAll(async () => {
    home = await aPipelineHome(backend)
  })
  afterAll(() => home?.[Symbol.asyncDispose]())

  const get = async (path: string) => {
    const token = readFileSync(join(home.jianbao.home, 'console.token'), 'utf8').trim()
    const headers = { authorization: `Bearer ${token}` }
    return await fetch(`${home.jianbao.consoleUrl}${path}`, { headers })
  }
  const detailOf = async (id: string) =>
    (await (await get(`/api/bulletins/${id}`)).json()) as BulletinDetail
  const filesIn = (folder: string) =>
    readdirSync(folder).flatMap((month) =>
      readdirSync(join(folder, month)).map((name) => join(folder, month, name)),
    )

  test('a zip is read file by file, and the command, the folder and the console tell of each', async () => {
    const file = join(home.jianbao.home, '来件.zip')
    const inside = { '上半月/一.txt': text(1), '二.txt': text(2), '坏.txt': noise }
    writeFileSync(file, aZip(inside))
    const dropped = await jianbao(home.jianbao.home, 'drop', file)
    expect(dropped.code).toBe(0)
    expect(dropped.said).toContain('✓ 3 件来件中 2 件已读取（共 4 篇），1 件退回。')
    expect(dropped.said).toContain('✓ 上半月/一.txt：读出 2 篇。')
    expect(dropped.said).toContain('✗ 坏.txt：文件不是文本')

    const answer = JSON.parse((await jianbao(home.jianbao.home, 'drop', '--json', file)).said)
    expect(answer).toMatchObject({ state: 'parsed', duplicate: true })
    expect(answer.members).toHaveLength(3)

    const reason = await eventually('the reason beside it', () =>
      filesIn(home.jianbao.processed).find((path) => /来件\..*\.reason\.txt$/.test(path)),
    )
    expect(readFileSync(reason, 'utf8')).toMatch(
      /^文件：来件\.zip\n原因：3 件来件中[\s\S]*1\. 坏\.txt：/,
    )

    const detail = await detailOf(answer.sha256)
    expect(detail.memberList.map((each) => each.member)).toEqual(Object.keys(inside))
    const [first] = detail.memberList
    const id = first?.id ?? ''
    const member = await detailOf(id)
    expect(member.parents).toMatchObject([{ id: answer.sha256, member: '上半月/一.txt' }])
    const original = await get(`/api/bulletins/${id}/original`)
    expect(Buffer.from(await original.arrayBuffer())).toEqual(inside['上半月/一.txt'])
    expect(original.headers.get('content-type')).toBe('application/octet-stream')
    expect(original.headers.get('x-content-type-options')).toBe('nosniff')
    expect(original.headers.get('content-disposition')).toContain(encodeURIComponent('一.txt'))
    expect(detail.verdict.zh).toBe('3 件来件中 2 件已读取（共 4 篇），1 件退回。')
  })

  test('an e-mail is read with its attachments, its own words too, and the same file again is no news', async () => {
    const file = join(home.jianbao.home, 'mail.eml')
    const attachments = [
      { name: 'new.txt', content: text(3) },
      { name: 'known.txt', content: text(1) },
    ]
    writeFileSync(file, aMail(attachments))
    const { code, said } = await jianbao(home.jianbao.home, 'drop', '--json', file)
    const answer = JSON.parse(said)
    expect(code).toBe(0)
    expect(answer.articles).toBeGreaterThan(0)
    expect(answer.members).toMatchObject([{ state: 'parsed' }, { state: 'parsed' }])
    const detail = await detailOf(answer.sha256)
    expect(detail.memberList.map((each) => each.duplicate)).toEqual([false, true])
  })
})
