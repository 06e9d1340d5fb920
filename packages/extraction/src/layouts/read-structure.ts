/** The printed lines of a sheet → a draft of the bulletin: the table of contents of this folder. */
import { mastheadLinesMax } from '../limits.ts'
import type { Setting } from '../normalise/measure-setting.ts'
import type { Line } from '../normalise/read-lines.ts'
import { learnChapterNames } from './chapter-names.ts'
import type { DraftBulletin } from './draft.ts'
import { draftSection, draftTitle, restOfTitle } from './draft-title.ts'
import { type ContentsRegion, findContents } from './find-contents.ts'
import { mastheadEnd } from './find-masthead-titles.ts'
import { withoutRepeats } from './find-repeats.ts'
import { findSources } from './find-sources.ts'
import { indexLines, isTitleLike, type LineIndex } from './line-index.ts'
import { withoutLoneOrdinals } from './lone-ordinals.ts'
import { isTitle, type Mark, type TitleMark } from './marks.ts'
import { notesOf } from './notes-of.ts'
import { lastTitleLine } from './paper-title.ts'
import { unknownLayout } from './profiles.ts'
import { type BodyContext, readBody } from './read-body.ts'
import { readContents } from './read-contents.ts'
import { findTrailer, isImprintLine, readImprint } from './read-imprint.ts'
import { readLayout } from './read-layout.ts'
import { readMasthead } from './read-masthead.ts'

/** An article as lines: where its title stands and what lies before the next mark. */
interface ArticleLines {
  readonly title: TitleMark
  readonly section: Mark | null
  readonly opensSection: boolean
  readonly from: number
  readonly to: number
}

const credit = /^[（(]?(?:文章|稿件|信息|资料)?(?:来源|Source) ?[：:] ?[^。]{1,60}$/i

function articlesBetween(marks: readonly Mark[], end: number): readonly ArticleLines[] {
  const articles: ArticleLines[] = []
  let section: Mark | null = null
  let opensSection = false
  marks.forEach((mark, at) => {
    if (!isTitle(mark)) {
      section = mark
      opensSection = true
      return
    }
    const to = marks[at + 1]?.first ?? end
    articles.push({ title: mark, section, opensSection, from: mark.last + 1, to })
    opensSection = false
  })
  return articles
}

/** Lines of every article without addresses, credits and what returns in all of them. */
function bodyLines(
  index: LineIndex,
  articles: readonly ArticleLines[],
  addresses: ReadonlySet<number>,
): readonly (readonly Line[])[] {
  const isBody = (line: Line, at: number) => !addresses.has(at) && !credit.test(line.text)
  const bodies = articles.map(({ title, from, to }) => [
    ...restOfTitle(index, title),
    ...index.lines.slice(from, to).flatMap((line, offset) => {
      if (!isBody(line, from + offset)) return []
      // Addresses stand at the end of a page as its number does.
      return addresses.has(from + offset - 1)
        ? [{ ...line, blankBefore: 0, opensPage: true }]
        : [line]
    }),
  ])
  return withoutRepeats(bodies)
}

function frontOf(contents: ContentsRegion | null, marks: readonly Mark[]): number {
  const first = marks[0]?.first ?? 0
  if (contents === null) return Math.min(first, mastheadLinesMax)
  return contents.heading < 0 ? contents.start : contents.heading
}

/** Without marks: the lines of a masthead with no title beneath it, whose name is the title. */
const headOf = (index: LineIndex, contents: ContentsRegion | null): number =>
  contents === null ? Math.max(0, mastheadEnd(index, 0) + 1) : 0

/** Without marks: the first line that looks like a title is one, everything else is its article. */
function unknownMarks(index: LineIndex, contents: ContentsRegion | null): readonly Mark[] {
  const start = contents?.end ?? 0
  const line = index.lines[start]
  if (line === undefined || !isTitleLike(line) || index.lines.length === start + 1) return []
  return [{ kind: 'title', first: start, last: lastTitleLine(index, start), runsOnAt: null }]
}

/** The one article of a text that prints no title at all. */
const untitled = (index: LineIndex, from: number): ArticleLines => ({
  title: { kind: 'title', first: -1, last: -1, runsOnAt: null },
  section: null,
  opensSection: false,
  from,
  to: index.lines.length,
})

export function readStructure(
  source: string,
  printed: readonly Line[],
  known: { readonly setting: Setting; readonly sectionNames: ReadonlySet<string> },
): DraftBulletin {
  const lines = withoutLoneOrdinals(printed)
  const trailerStart = findTrailer(lines)
  const trailer = lines.slice(trailerStart)
  const index = indexLines(source, lines.slice(0, trailerStart), known)
  const contents = findContents(index)
  const layout = readLayout(index, contents)
  const isUnknown = layout.id === unknownLayout
  const marks = isUnknown ? unknownMarks(index, contents) : layout.marks
  const found = articlesBetween(marks, index.lines.length)
  const articles = found.length === 0 ? [untitled(index, contents?.end ?? 0)] : found
  const bodyStart = marks[0]?.first ?? articles[0]?.from ?? 0
  const front = index.lines.slice(0, bodyStart)
  const mastheadLines = index.lines.slice(
    0,
    isUnknown ? headOf(index, contents) : frontOf(contents, marks),
  )
  const masthead = readMasthead(mastheadLines)
  const sources = findSources(
    index.lines,
    articles.map((article) => article.title),
  )
  const bodies = bodyLines(index, articles, sources.addressLines)
  const context: BodyContext = {
    source,
    setting: known.setting,
    chapterNames: learnChapterNames(bodies),
    bracketNames: index.bracketNames,
  }
  const reading = readContents(index, contents, marks)
  return {
    layout: layout.id,
    masthead,
    imprint: readImprint([...trailer, ...mastheadLines.filter(isImprintLine)]),
    contents: reading.entries,
    front,
    articles: articles.map((article, at) => ({
      section: draftSection(index, article.section),
      opensSection: article.opensSection,
      ...draftTitle(index, article.title),
      sourceUrl: sources.urls[at] ?? null,
      body: readBody(bodies[at] ?? [], context),
    })),
    trailer,
    notes: notesOf({
      index,
      layout: layout.id,
      masthead,
      mastheadLines,
      contents,
      reading,
      marks,
      sources,
      articles: articles.length,
    }),
  }
}
