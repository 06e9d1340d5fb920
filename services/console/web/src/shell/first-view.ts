/**
 * What the server sends with the first page: the circumstances it was rendered under, and the answers it
 * shows. Rendered again from the same, the browser's first picture is the server's, letter for letter.
 */

export type Language = 'zh' | 'en'

export interface Circumstances {
  readonly language: Language
  /** The home's: times are shown in the zone that digests follow. */
  readonly timeZone: string
  /** When the page was rendered, in milliseconds since 1970. */
  readonly now: number
}

export interface FirstView extends Circumstances {
  /** What the browser's store of answers begins with. Absent where the server could not render the page. */
  readonly answers?: unknown
}

/** The element that holds the first view as JSON. */
export const firstViewId = 'first-view'

interface Asked {
  /** `/search?q=…` */
  readonly path: string
  readonly circumstances: Circumstances
  /** Asks the API as the person who opens the page; throws where it refuses. */
  readonly get: (address: string) => Promise<unknown>
  /** What is not answered by then is left to the browser. */
  readonly deadline: AbortSignal
}

/** A page as HTML, with what the API answered for it. */
export type RenderPage = (asked: Asked) => Promise<{ html: string; answers: unknown }>
