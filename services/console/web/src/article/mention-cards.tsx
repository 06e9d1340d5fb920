/**
 * Opens the card of the mention under the pointer, the finger or the focus. One set of listeners for the
 * whole article, which may hold hundreds of marks; Tab reaches one of them and the arrow keys the others.
 */
import type { Followable } from '@jianbao/schema'
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react'
import { MentionCard } from './mention-card.tsx'
import type { AnyMention } from './mention-kinds.ts'
import { cardPlace, markOf, neighbourMark, rove } from './mention-marks.ts'

interface Shown {
  readonly mark: HTMLElement
  readonly mentions: readonly AnyMention[]
  readonly left: number
  readonly top: number
  readonly isPinned: boolean
}

interface Given {
  readonly mentions: readonly AnyMention[]
  readonly follows: readonly Followable[]
  readonly children: ReactNode
}

/** Long enough to move the pointer from the mark into its card. */
const leaveMs = 250

export function MentionCards({ mentions, follows, children }: Given) {
  const box = useRef<HTMLDivElement>(null)
  const card = useRef<HTMLDivElement>(null)
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [shown, setShown] = useState<Shown>()
  // Kinds are switched on and off: whichever mark is first now must be reachable.
  useEffect(() => rove(box.current))
  useEffect(() => () => clearTimeout(leaving.current), [])

  const open = (mark: HTMLElement, isPinned: boolean) => {
    clearTimeout(leaving.current)
    const at = Number(mark.dataset['at'])
    const here = mentions.filter((each) => each.at <= at && at < each.at + each.text.length)
    if (here.length === 0 || !box.current) return
    setShown({ mark, mentions: here, isPinned, ...cardPlace(mark, box.current) })
  }
  const close = () => {
    clearTimeout(leaving.current)
    setShown(undefined)
  }
  const isInCard = (target: EventTarget | null) =>
    target instanceof Node && card.current?.contains(target) === true

  const over = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse' || shown?.isPinned) return
    const mark = markOf(event.target)
    if (mark) open(mark, false)
    else if (isInCard(event.target)) clearTimeout(leaving.current)
    else if (shown) {
      clearTimeout(leaving.current)
      leaving.current = setTimeout(close, leaveMs)
    }
  }
  const click = (event: MouseEvent) => {
    const mark = markOf(event.target)
    if (mark) open(mark, true)
    else if (!isInCard(event.target)) close()
  }
  const focus = (event: FocusEvent) => {
    const mark = markOf(event.target)
    if (!mark) return
    rove(box.current, mark)
    if (!shown?.isPinned || shown.mark !== mark) open(mark, false)
  }
  const blur = (event: FocusEvent) => {
    if (!isInCard(event.relatedTarget) && !markOf(event.relatedTarget) && !shown?.isPinned) close()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && shown) {
      event.stopPropagation()
      shown.mark.focus()
      close()
      return
    }
    const mark = markOf(event.target)
    if (!mark) return
    const next = neighbourMark(box.current, mark, event.key)
    if (next) {
      event.preventDefault()
      next.focus()
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      open(mark, true)
      // The card is there after this event.
      setTimeout(() => card.current?.querySelector<HTMLElement>('a, button')?.focus())
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the marks inside are the controls; it only listens for them.
    <div
      ref={box}
      className="marked"
      onPointerOver={over}
      onClick={click}
      onFocus={focus}
      onBlur={blur}
      onKeyDown={press}
    >
      {children}
      {shown && <MentionCard ref={card} {...shown} follows={follows} onClose={close} />}
    </div>
  )
}
