/** The marks of an article as elements: which one Tab reaches, which is next, where their card stands. */

const cardWidth = 340

/** The mark that an event happened on. */
export function markOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('mark.m') : null
}

const marksIn = (box: HTMLElement | null) => [
  ...(box?.querySelectorAll<HTMLElement>('mark.m') ?? []),
]

/** Lets Tab reach exactly one mark: the given one, the one it reached before, or the first. */
export function rove(box: HTMLElement | null, to?: HTMLElement): void {
  const reached = [...(box?.querySelectorAll<HTMLElement>('mark.m[tabindex="0"]') ?? [])]
  const chosen = to ?? reached[0] ?? marksIn(box)[0]
  for (const each of reached) if (each !== chosen) each.tabIndex = -1
  if (chosen) chosen.tabIndex = 0
}

/** Up and down are left to scrolling. */
export function neighbourMark(
  box: HTMLElement | null,
  mark: HTMLElement,
  key: string,
): HTMLElement | undefined {
  const marks = marksIn(box)
  const at = marks.indexOf(mark)
  if (key === 'ArrowRight') return marks[at + 1]
  if (key === 'ArrowLeft') return marks[at - 1]
  if (key === 'Home') return marks[0]
  if (key === 'End') return marks.at(-1)
  return undefined
}

/** Below the first line of the mark, inside the box. */
export function cardPlace(mark: HTMLElement, box: HTMLElement): { left: number; top: number } {
  const rect = mark.getClientRects()[0] ?? mark.getBoundingClientRect()
  const around = box.getBoundingClientRect()
  const room = Math.max(0, around.width - cardWidth)
  return {
    left: Math.min(Math.max(0, rect.left - around.left), room),
    top: rect.bottom - around.top + 6,
  }
}
