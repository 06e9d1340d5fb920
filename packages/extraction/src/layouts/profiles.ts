import { caseCompilation } from './case-compilation.ts'
import { creditedNews } from './credited-news.ts'
import { outline } from './outline.ts'
import { paperCompilation } from './paper-compilation.ts'
import { placeNews } from './place-news.ts'
import type { LayoutProfile } from './profile.ts'
import { sectionDigest } from './section-digest.ts'
import { singlePaper } from './single-paper.ts'

/** Tried in this order; the first whose evidence suffices reads the bulletin. */
export const profiles: readonly LayoutProfile[] = [
  sectionDigest,
  caseCompilation,
  paperCompilation,
  outline,
  creditedNews,
  placeNews,
  singlePaper,
]

/** The layout of a text that no profile knows: one article. */
export const unknownLayout = 'unknown'
