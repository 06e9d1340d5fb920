import { documentTitleCharsMax } from '../limits.ts'

const marks = /[《》\n]/g

/** What stands between 《 and its 》: `text.slice(from, to)` without the marks. */
export interface BracketedTitle {
  readonly from: number
  readonly to: number
}

/**
 * The outermost 《…》 of a compact text, in order. Titles nest (《关于转发〈…〉的通知》, 《关于贯彻《…》的
 * 意见》); a mark that is never closed in its block hides nothing of what follows.
 */
export function bracketedTitles(text: string): BracketedTitle[] {
  const titles: BracketedTitle[] = []
  let open: number[] = []
  const close = (at: number) => {
    const from = open.pop()
    if (from === undefined || at - from > documentTitleCharsMax) return
    while (titles.length > 0 && (titles.at(-1)?.from ?? 0) > from) titles.pop()
    if (at > from) titles.push({ from, to: at })
  }
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (mark === '《') open.push(index + 1)
    else if (mark === '》') close(index)
    else open = []
  }
  return titles
}
