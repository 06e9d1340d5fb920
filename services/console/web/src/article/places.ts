/** Places in the open article by their offset: `#at-1234` in the address leads to one. */
import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** Brings the place into view and the focus to it: a mention's card opens there. */
export function goToPlace(offset: number): void {
  const found = markAt(offset) ?? blockAt(offset)
  if (!found) return
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  found.scrollIntoView({ block: 'center', behavior: isCalm ? 'instant' : 'smooth' })
  if (found.tagName !== 'MARK') found.tabIndex = -1
  found.focus({ preventScroll: true })
  found.classList.add('arrived')
  setTimeout(() => found.classList.remove('arrived'), 2_000)
}

const markAt = (offset: number) =>
  document.querySelector<HTMLElement>(`article mark[data-at="${offset}"]`)

/** The last that begins at or before the offset. */
function blockAt(offset: number): HTMLElement | undefined {
  const blocks = [...document.querySelectorAll<HTMLElement>('article [data-from]')]
  return blocks.findLast((each) => Number(each.dataset['from']) <= offset)
}

/** On opening, and whenever the address says so. */
export function usePlaceInAddress(): void {
  const { hash, key } = useLocation()
  useEffect(() => {
    const [, offset] = /^#at-(\d{1,9})$/.exec(hash) ?? []
    // The same place may be asked for again: each navigation has a key of its own.
    if (offset !== undefined && key) goToPlace(Number(offset))
  }, [hash, key])
}
