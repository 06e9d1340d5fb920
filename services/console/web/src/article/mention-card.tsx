/** A small card beside the mention that the pointer or a finger is on: its kind and its value. */
import { type PointerEvent, type ReactNode, useState } from 'react'
import { useSay } from '../text/language.tsx'
import { describeMention } from './describe-mention.ts'
import type { AnyMention } from './mention-kinds.ts'

interface Shown {
  readonly mentions: readonly AnyMention[]
  readonly left: number
  readonly top: number
}

interface Given {
  readonly mentions: readonly AnyMention[]
  readonly children: ReactNode
}

/** One listener for the whole article: it may hold hundreds of marks. */
export function MentionCards({ mentions, children }: Given) {
  const [shown, setShown] = useState<Shown>()
  const look = (event: PointerEvent) => {
    const mark = event.target instanceof Element ? event.target.closest('mark') : null
    setShown(mark instanceof HTMLElement ? cardFor(mark, mentions) : undefined)
  }
  return (
    <div onPointerOver={look} onPointerDown={look} onPointerLeave={() => setShown(undefined)}>
      {children}
      {shown && <Card shown={shown} />}
    </div>
  )
}

function cardFor(mark: HTMLElement, mentions: readonly AnyMention[]): Shown | undefined {
  const at = Number(mark.dataset['at'])
  const here = mentions.filter((each) => each.start <= at && each.end > at)
  if (here.length === 0) return undefined
  const { left, bottom } = mark.getBoundingClientRect()
  const room = document.documentElement.clientWidth - 320
  return { mentions: here, left: Math.max(8, Math.min(left, room)), top: bottom + 6 }
}

function Card({ shown }: { shown: Shown }) {
  const say = useSay()
  return (
    <div className="mention-card" role="tooltip" style={{ left: shown.left, top: shown.top }}>
      {shown.mentions.map((each) => (
        <p key={`${each.kind} ${each.start}`}>
          <span className={`dot m-${each.kind}`} />
          <span className="soft">{say(`kind_${each.kind}`)}</span> {describeMention(each, say)}
        </p>
      ))}
    </div>
  )
}
