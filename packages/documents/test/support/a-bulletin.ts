/** A bulletin as lines with their roles, so that writers of other formats can set it as people would. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseBulletin, sourceAt } from '@jianbao/extraction'
import type { Article } from '@jianbao/schema'
import { decodeText } from '../../src/index.ts'

export interface SetLine {
  readonly text: string
  readonly role: 'section' | 'title' | 'text'
}

const samplesFolder = fileURLToPath(new URL('../../../../samples/', import.meta.url))

/** The text of one of the project's own samples. */
export function sampleText(name: string): string {
  const decoded = decodeText(readFileSync(samplesFolder + name), name)
  if (!decoded.ok) throw new Error(`${name}: ${decoded.fault}`)
  return decoded.text
}

const plain = (text: string): string => text.replace(/\s+/g, '')

/** The printed lines of a bulletin. The contents are text: word processors set them as such. */
export function linesOf(text: string): readonly SetLine[] {
  const { articles } = parse(text)
  const sections = new Set(articles.flatMap(({ section }) => (section ? [plain(section)] : [])))
  const titles = new Set(
    articles.map(({ label, title }) => plain(label === null ? title : `${label}|${title}`)),
  )
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const last = new Map<string, number>()
  lines.forEach((line, at) => {
    last.set(plain(line), at)
  })
  return lines.map((line, at) => {
    const isLast = last.get(plain(line)) === at
    if (isLast && titles.has(plain(line))) return { text: line.trim(), role: 'title' }
    if (isLast && sections.has(plain(line))) return { text: line.trim(), role: 'section' }
    return { text: line.trim(), role: 'text' }
  })
}

export function parse(text: string, pages?: readonly { readonly start: number }[]) {
  const source = { name: 'bulletin', mediaType: 'text/plain', encoding: 'utf-8', bytes: 0 }
  return parseBulletin(text, { ...source, sha256: 'a'.repeat(64) }, { pages })
}

/** Offsets of the line ends that stand inside a paragraph of the bulletin. */
function tornAt(text: string): readonly number[] {
  const parsed = parse(text)
  const torn: number[] = []
  for (const { start, end } of parsed.articles.flatMap(({ blocks }) => blocks)) {
    const from = sourceAt(parsed, start).offset
    const to = sourceAt(parsed, end - 1).offset
    for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1))
      torn.push(at)
  }
  return torn
}

/**
 * The bulletin with its torn paragraphs whole, as a word processor holds them; null where every
 * paragraph is broken at the width of a page, so that nobody could tell which ends were meant.
 */
export function healed(text: string): string | null {
  const torn = new Set(tornAt(text))
  const { articles } = parse(text)
  if (torn.size > articles.flatMap(({ blocks }) => blocks).length) return null
  return text
    .split('')
    .filter((_, at) => !torn.has(at))
    .join('')
}

type Place = { readonly start: number; readonly end: number }

const withoutPlace = <T extends Place>({ start: _, end: __, ...rest }: T) => rest

/** Everything an article says, without where it stands. */
export function contentOf({ id: _, abstractStart: __, abstractEnd: ___, ...article }: Article) {
  return {
    ...article,
    blocks: article.blocks.map(({ page: _page, ...block }) => withoutPlace(block)),
    summary: article.summary.map(withoutPlace),
    mentions: Object.fromEntries(
      Object.entries(article.mentions).map(([kind, found]) => [
        kind,
        (found as readonly Place[]).map(withoutPlace),
      ]),
    ),
  }
}
