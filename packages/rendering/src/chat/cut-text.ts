/** Cuts between what readers see as characters: never inside an emoji of several code points. */
const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' })

/** The longest beginning of `text` that `fits`, with an ellipsis where something is left out. Null when not even that fits. */
export function cutToFit(text: string, fits: (shortened: string) => boolean): string | null {
  if (fits(text)) return text
  const ends = [0, ...Array.from(segmenter.segment(text), (s) => s.index + s.segment.length)]
  let low = 0
  let high = ends.length - 1
  if (!fits('…')) return fits('') ? '' : null
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(`${text.slice(0, ends[middle])}…`)) low = middle
    else high = middle - 1
  }
  return `${text.slice(0, ends[low])}…`
}
