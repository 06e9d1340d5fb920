import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Bulletin, bulletin } from '@jianbao/schema'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const sample = (name: string) =>
  fileURLToPath(new URL(`../../../../samples/${name}`, import.meta.url))
const county = sample('county-digest.txt')
const livelihood = sample('livelihood-digest-gb18030.txt')

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the real command in a folder that holds nothing, without any of Jianbao's settings. */
function jianbao(...args: string[]): Promise<Outcome> {
  const env = { PATH: process.env['PATH'], HOME: folder }
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
  })
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jianbao-parse-'))
})
afterAll(() => rm(folder, { recursive: true }))

function expectPlaces(record: Bulletin): void {
  const text = record.text ?? ''
  for (const article of record.articles) {
    const places = [
      ...article.blocks,
      ...article.summary,
      ...Object.values(article.mentions).flat(),
    ]
    for (const place of places) expect(text.slice(place.start, place.end)).toBe(place.text)
  }
}

describe('jianbao parse', () => {
  test('one file gives one record of the published shape and nothing else', async () => {
    const { code, stdout, stderr } = await jianbao('parse', county, '--json')
    expect([code, stderr]).toEqual([0, ''])
    const record = bulletin.strict().parse(JSON.parse(stdout))
    expect(record.articles).toHaveLength(10)
    expect(record.source).toMatchObject({ name: 'county-digest.txt', encoding: 'utf-8' })
    expect(record.text).toBeUndefined()
  })

  test('with --text every place can be checked against the text', async () => {
    const { stdout } = await jianbao('parse', county, '--json', '--text')
    const record = bulletin.parse(JSON.parse(stdout))
    expect(record.text?.length).toBeGreaterThan(1000)
    expectPlaces(record)
  })

  test('several files give an array in the order asked for, whatever their encoding', async () => {
    const { stdout } = await jianbao('parse', '--json', livelihood, county)
    const records = bulletin.array().parse(JSON.parse(stdout))
    expect(records.map(({ source }) => source.encoding)).toEqual(['gb18030', 'utf-8'])
    expect(records.map(({ articles }) => articles.length)).toEqual([10, 10])
  })

  test('--ndjson gives one record a line', async () => {
    const { stdout } = await jianbao('parse', '--ndjson', county, sample('plain-minutes.txt'))
    const lines = stdout.trimEnd().split('\n')
    expect(lines.map((line) => bulletin.parse(JSON.parse(line)).articles.length)).toEqual([10, 1])
  })

  test('a file that cannot be read is named with what to do; the others are still printed', async () => {
    const empty = join(folder, 'empty.txt')
    await writeFile(empty, '')
    const { code, stdout, stderr } = await jianbao('parse', '--json', 'absent.txt', county, empty)
    expect(code).toBe(1)
    expect(bulletin.array().parse(JSON.parse(stdout))).toHaveLength(1)
    expect(stderr).toMatch(/absent\.txt：.+/u)
    expect(stderr).toMatch(/empty\.txt：文件是空的/u)
    expect(stderr.trimEnd().split('\n')).toHaveLength(2)
  })

  test('a zip gives an array with one record for each file, and names those it cannot read', async () => {
    const zip = join(folder, '简报.zip')
    const files = {
      '一.txt': await readFile(county),
      '二.txt': await readFile(livelihood),
      '空.txt': new Uint8Array(),
    }
    await writeFile(zip, zipSync(files))
    const { code, stdout, stderr } = await jianbao('parse', '--json', zip)
    const records = bulletin.array().parse(JSON.parse(stdout))
    expect(records.map(({ source }) => source.name)).toEqual(['一.txt', '二.txt'])
    expect(code).toBe(1)
    expect(stderr).toMatch(/简报\.zip：空\.txt：文件是空的/u)
  })

  test('a web page under any name gives the record of its text', async () => {
    const lines = (await readFile(county, 'utf8')).split('\n')
    const page = join(folder, 'saved.txt')
    await writeFile(
      page,
      `<html><body>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`,
    )
    const { stdout } = await jianbao('parse', '--json', page)
    const record = bulletin.parse(JSON.parse(stdout))
    expect(record.source).toMatchObject({ name: 'saved.txt', mediaType: 'text/html' })
    expect(record.articles).toHaveLength(10)
  })

  test('a cover that claims too few articles is told', async () => {
    const { stdout } = await jianbao('parse', '--json', sample('case-compilation.txt'))
    const record = bulletin.parse(JSON.parse(stdout))
    expect(record.declaredArticleCount).toBe(6)
    expect(record.articles).toHaveLength(7)
    expect(record.diagnostics.map(({ code }) => code)).toContain('article-count-mismatch')
  })

  test('--help shows an example', async () => {
    const { code, stdout } = await jianbao('parse', '--help')
    expect(code).toBe(0)
    expect(stdout).toContain('$ jianbao parse samples/county-digest.txt')
  })

  test('no file is a fault of use: exit 2', async () => {
    expect((await jianbao('parse')).code).toBe(2)
  })
})
