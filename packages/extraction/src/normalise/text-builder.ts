/** Writes the normalised text and remembers where each stretch of it came from. */
import { foldDigits, RunCleaner, type RunStyle } from './clean-run.ts'

/** A stretch of one source line. */
export interface Piece {
  readonly from: number
  readonly to: number
}

/** A stretch of the normalised text: `text === builder.text().slice(start, end)`. */
export interface Span {
  readonly text: string
  readonly start: number
  readonly end: number
}

/**
 * Grows the normalised text block by block; blocks are separated by "\n".
 *
 * `runs` holds pairs: an offset in the normalised text and the source offset it came from. Between
 * two pairs both count on in step. A space that stands for white space belongs to no pair of its
 * own: it maps to the character before the next stretch.
 */
export class TextBuilder {
  readonly source: string
  readonly #chunks: string[] = []
  readonly #runs: number[] = []
  #length = 0

  constructor(source: string) {
    this.source = source
  }

  /**
   * Writes one block and answers where it stands. `separator` stands between it and the one before:
   * `label | title` is one line of the text.
   */
  write(pieces: readonly Piece[], style: RunStyle, chinese: boolean, separator = '\n'): Span {
    if (this.#length > 0) this.#append(separator)
    const start = this.#length
    const parts: string[] = []
    let written = 0
    const cleaner = new RunCleaner(this.source, style, chinese)
    const sink = {
      take: (from: number, to: number) => {
        this.#runs.push(start + written, from)
        parts.push(this.source.slice(from, to))
        written += to - from
      },
      space: (at: number) => {
        this.#runs.push(start + written, Math.max(0, at - 1))
        parts.push(' ')
        written += 1
      },
    }
    for (const piece of pieces) cleaner.feed(piece.from, piece.to, sink)
    const text = foldDigits(parts.join(''))
    this.#append(text)
    return { text, start, end: this.#length }
  }

  #append(text: string): void {
    if (text === '') return
    this.#chunks.push(text)
    this.#length += text.length
  }

  text(): string {
    return this.#chunks.join('')
  }

  runs(): readonly number[] {
    return this.#runs
  }
}
