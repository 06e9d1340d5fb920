/** Diagnostics with their place: the line and page of the file, the words round them, their article. */
import { sourceAt } from '@jianbao/extraction'
import type { Diagnostic, PlacedDiagnostic } from '@jianbao/schema'
import type { PrintedText } from '@jianbao/store'
import { quoteCharsAround, quoteCharsMax } from '../limits.ts'

/** An article's stretch of the text, in print order. */
interface Stretch {
  readonly ordinal: number
  readonly startsAt: number | null
  readonly endsAt: number | null
}

/** `printed` is null where the text is gone or too long: then nothing is placed. */
export function placeDiagnostics(
  diagnostics: readonly Diagnostic[],
  printed: PrintedText | null,
  articles: readonly Stretch[],
): PlacedDiagnostic[] {
  return diagnostics.map((each) => {
    if (printed === null || each.start === null) return { ...each, place: null }
    const { start, end } = each
    return {
      ...each,
      place: {
        ...placeInFile(printed, start),
        quote: quoteOf(printed.text, start, end ?? start),
        ordinal: articleAt(articles, start),
      },
    }
  })
}

export function placeInFile(printed: Pick<PrintedText, 'sourceMap'>, offset: number) {
  const { line, page } = sourceAt(printed, offset)
  return { line, page: page ?? null }
}

/** An article's title stands between the end of the one before and its own body. */
function articleAt(articles: readonly Stretch[], offset: number): number | null {
  const [first] = articles
  if (!first || offset < (first.startsAt ?? 0)) return null
  return articles.find(({ endsAt }) => endsAt !== null && offset <= endsAt)?.ordinal ?? null
}

/** Within its line, and never through the middle of a character. */
function quoteOf(text: string, start: number, end: number) {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const from = wholeLetter(text, Math.max(lineStart, start - quoteCharsAround))
  const shownEnd = wholeLetter(text, Math.min(end, start + quoteCharsMax))
  const lineEnd = text.indexOf('\n', shownEnd)
  const last = lineEnd < 0 ? text.length : lineEnd
  const to = wholeLetter(text, Math.min(last, shownEnd + quoteCharsAround))
  return { text: text.slice(from, to), start: start - from, end: shownEnd - from }
}

/** The second half of a surrogate pair begins no stretch. */
const wholeLetter = (text: string, at: number) =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at
