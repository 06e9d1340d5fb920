/**
 * Real bulletins, dropped into a running home and compared with labels made by hand.
 *
 * `JIANBAO_BULLETINS` names a folder of bulletins, `JIANBAO_LABELS` one of label files (see
 * `packages/cli/src/evaluate/label.ts` for the format). Left out where they are not set; where they are
 * set and missing, it fails.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Article, Bulletin } from '@jianbao/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPipelineHome, backends, type PipelineHome, verdictOf } from './pipeline-home.ts'

const { JIANBAO_BULLETINS: bulletinsFolder, JIANBAO_LABELS: labelsFolder } = process.env

interface LabelledArticle {
  readonly ordinal?: number
  readonly title: string
  readonly section?: string | null
  readonly label?: string | null
  readonly sourceUrl?: string | null
  readonly bodyStart?: string
  readonly bodyEnd?: string
  readonly abstract?: string | null
  readonly headings?: string[]
  readonly headingsOptional?: string[]
}

interface Labelled {
  readonly file: string
  readonly partial?: boolean
  readonly bulletin?: Partial<Omit<Bulletin, 'articles' | 'contents'>>
  readonly contents?: { section: string | null; label: string | null; title: string }[]
  readonly articles: LabelledArticle[]
}

function filesOf(folder: string | undefined, ending: string): string[] {
  if (folder === undefined) return []
  const found = readdirSync(folder).filter((name) => name.endsWith(ending))
  if (found.length === 0) throw new Error(`${folder} holds no ${ending} file.`)
  return found.map((name) => join(folder, name))
}

const bulletins = filesOf(bulletinsFolder, '.txt')
const labels = filesOf(labelsFolder, '.json').flatMap((file): Labelled[] =>
  JSON.parse(readFileSync(file, 'utf8')),
)
const names = bulletins.map((file) => basename(file))
const labelOf = (name: string) => labels.find((each) => each.file === name)

/** White space and bold marks do not count. */
const bare = <T extends string | null | undefined>(text: T) =>
  (typeof text === 'string' ? text.replace(/\s+|\*\*/gu, '') : text) as T
const heading = (text: string) => bare(text).replace(/。$/u, '')
const bodyOf = (article: Article) =>
  bare([article.abstract ?? '', ...article.blocks.map((block) => block.text)].join(''))

interface Stored {
  readonly record: Omit<Bulletin, 'articles' | 'text'>
  readonly text: string
  readonly articles: readonly Article[]
}

describe.skipIf(bulletins.length === 0)('real bulletins', () => {
  let home: PipelineHome
  beforeAll(async () => {
    const given = backends.find((each) => !each.leftOut) ?? backends[1]
    home = await aPipelineHome(given)
    for (const file of bulletins) home.rename(basename(file), readFileSync(file))
  })
  afterAll(() => home?.[Symbol.asyncDispose]())

  const storedOf = async (name: string): Promise<Stored> => {
    const source = await verdictOf(home.db, name, 30_000)
    const { size } = statSync(join(bulletinsFolder ?? '', name))
    expect(source).toMatchObject({ state: 'parsed', bytes: size })
    const { record, text } = await home.db
      .selectFrom('bulletins')
      .select(['record', 'text'])
      .where('id', '=', source.sha256)
      .executeTakeFirstOrThrow()
    const rows = await home.db
      .selectFrom('articles')
      .select('record')
      .where('bulletin_id', '=', source.sha256)
      .orderBy('ordinal')
      .execute()
    return { record, text, articles: rows.map((row) => row.record) }
  }

  test.each(names)('%s: every block and mention stands where it says', async (name) => {
    const { text, articles } = await storedOf(name)
    expect(articles.length).toBeGreaterThan(1)
    for (const article of articles) {
      const mentions = Object.values(article.mentions).flat()
      for (const { start, end, text: told } of [...article.blocks, ...article.summary, ...mentions])
        expect(text.slice(start, end)).toBe(told)
      const { abstract, abstractStart, abstractEnd } = article
      if (abstract !== null && abstractStart !== null && abstractEnd !== null)
        expect(text.slice(abstractStart, abstractEnd)).toBe(abstract)
    }
  })

  test.each(names)('%s: as many articles as its contents print, each once', async (name) => {
    const { record, articles } = await storedOf(name)
    if (record.contents.length > 0) expect(articles).toHaveLength(record.contents.length)
    const titles = articles.map((article) => bare(`${article.label}|${article.title}`))
    expect(new Set(titles).size).toBe(titles.length)
    const declared = record.declaredArticleCount
    const mismatch = record.diagnostics.find((each) => each.code === 'article-count-mismatch')
    if (declared === null || declared === articles.length) expect(mismatch).toBeUndefined()
    else expect(mismatch?.message).toContain(String(articles.length))
  })

  test.each(names.filter(labelOf))('%s: the structure its label tells', async (name) => {
    const { record, articles } = await storedOf(name)
    const label = labelOf(name)
    if (!label) throw new Error('Filtered above.')
    for (const [field, wanted] of Object.entries(label.bulletin ?? {})) {
      const found = record[field as keyof typeof record]
      expect(plain(found), field).toEqual(plain(wanted))
    }
    if (label.contents) expect(plain(record.contents)).toEqual(plain(label.contents.map(printed)))
    if (!label.partial) expect(articles).toHaveLength(label.articles.length)
    for (const [index, wanted] of label.articles.entries())
      expectArticle(articles[(wanted.ordinal ?? index + 1) - 1], wanted)
  })
})

function expectArticle(article: Article | undefined, wanted: LabelledArticle): void {
  if (!article) throw new Error(`There is no article for ${wanted.title}.`)
  for (const field of ['section', 'label', 'title', 'sourceUrl'] as const)
    if (wanted[field] !== undefined) expect(bare(article[field]), field).toBe(bare(wanted[field]))
  const body = bodyOf(article)
  if (wanted.bodyStart !== undefined)
    expect(body.slice(0, bare(wanted.bodyStart).length)).toBe(bare(wanted.bodyStart))
  if (wanted.bodyEnd !== undefined)
    expect(body.slice(-bare(wanted.bodyEnd).length)).toBe(bare(wanted.bodyEnd))
  if (wanted.abstract === null) expect(article.abstract).toBeNull()
  else if (wanted.abstract !== undefined)
    expect(bare(article.abstract ?? '').startsWith(bare(wanted.abstract))).toBe(true)
  if (wanted.headings === undefined) return
  const optional = new Set((wanted.headingsOptional ?? []).map(heading))
  const found = article.blocks.filter((block) => block.kind === 'heading')
  const told = found.map((block) => heading(block.text)).filter((text) => !optional.has(text))
  expect(told).toEqual(wanted.headings.map(heading).filter((text) => !optional.has(text)))
}

const printed = ({ section, label, title }: Bulletin['contents'][number]) => ({
  section,
  label,
  title,
})

/** Any value with its texts bare. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null), (_key, each) => bare(each))
}
