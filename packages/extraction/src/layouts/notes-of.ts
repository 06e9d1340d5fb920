/** What a reader of the bulletin should be told about its structure. */
import { diagnosticsPerCodeMax } from '../limits.ts'
import type { Line } from '../normalise/read-lines.ts'
import type { DraftNote } from './draft.ts'
import type { ContentsRegion } from './find-contents.ts'
import type { SourcesFound } from './find-sources.ts'
import type { LineIndex } from './line-index.ts'
import { isRunningText } from './line-index.ts'
import { isTitle, type Mark } from './marks.ts'
import { outline } from './outline.ts'
import { unknownLayout } from './profiles.ts'
import type { ContentsReading } from './read-contents.ts'
import type { Masthead } from './read-masthead.ts'

export interface StructureFacts {
  readonly index: LineIndex
  readonly layout: string
  readonly masthead: Masthead
  readonly mastheadLines: readonly Line[]
  readonly contents: ContentsRegion | null
  readonly reading: ContentsReading
  readonly marks: readonly Mark[]
  readonly sources: SourcesFound
  readonly articles: number
}

function countNotes(facts: StructureFacts): readonly DraftNote[] {
  const { declared, declaredLine } = facts.masthead
  if (declared === null || declared === facts.articles) return []
  return [
    {
      code: 'article-count-mismatch',
      severity: 'warning',
      message: `封面标明 ${declared} 篇，实际读出 ${facts.articles} 篇。`,
      line: facts.mastheadLines[declaredLine] ?? null,
    },
  ]
}

function contentsNotes(facts: StructureFacts): readonly DraftNote[] {
  const { index, contents, reading } = facts
  if (contents === null || reading.entries.length === 0) return []
  const titles = facts.marks.filter(isTitle)
  const printOf = (mark: Mark) => index.rangeFingerprint(mark.first, mark.last)
  const inBody = new Set(titles.map(printOf))
  const inContents = new Set(contents.items.map((item) => item.print))
  const missing = reading.items.filter((item) => !inBody.has(item.print))
  const extra = titles.filter((mark) => !inContents.has(printOf(mark)))
  return [
    ...missing.map((item) => ({
      code: 'contents-mismatch',
      severity: 'warning' as const,
      message: `目录中的“${index.lines[item.first]?.text ?? ''}”在正文中没有同名标题。`,
      line: index.lines[item.first] ?? null,
    })),
    ...extra.map((mark) => ({
      code: 'contents-mismatch',
      severity: 'warning' as const,
      message: `正文标题“${index.lines[mark.first]?.text ?? ''}”不在目录中。`,
      line: index.lines[mark.first] ?? null,
    })),
  ]
}

function layoutNotes(facts: StructureFacts): readonly DraftNote[] {
  if (facts.layout === unknownLayout) {
    const message = '没有识别出已知版式，全文作为一篇处理。'
    return [{ code: 'unknown-layout', severity: 'warning', message, line: null }]
  }
  if (facts.layout !== outline.id) return []
  const message = '版式不在已知之列，按各级标题分篇，请核对。'
  return [{ code: 'generic-layout', severity: 'info', message, line: null }]
}

function forewordNotes(facts: StructureFacts): readonly DraftNote[] {
  const from = facts.contents?.end ?? 0
  const to = facts.marks[0]?.first ?? 0
  const line = facts.index.lines.slice(from, to).find(isRunningText)
  if (line === undefined) return []
  const message = '第一篇之前还有正文（如编者按），未归入任何一篇。'
  return [{ code: 'text-before-first-article', severity: 'info', message, line }]
}

const sourceNotes = (facts: StructureFacts): readonly DraftNote[] =>
  facts.sources.unmatched.map((at) => ({
    code: 'source-url-mismatch',
    severity: 'warning',
    message: `第 ${facts.index.lines[at]?.number ?? 0} 行起的来源网址与该页文章数不符，未能对应。`,
    line: null,
  }))

/** All notes, at most `diagnosticsPerCodeMax` of one code. */
export function notesOf(facts: StructureFacts): readonly DraftNote[] {
  const lists = [layoutNotes, countNotes, contentsNotes, forewordNotes, sourceNotes]
  return lists.flatMap((list) => list(facts).slice(0, diagnosticsPerCodeMax))
}
