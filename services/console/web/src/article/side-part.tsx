/** What the parts beside an article are made of: a heading, a list that opens, words that lead to their place. */
import type { ReactNode } from 'react'
import { useSay } from '../text/language.tsx'
import type { Message } from '../text/messages.ts'
import type { MentionKind } from './mention-kinds.ts'

/** Leads to a mention of a kind at an offset. */
export type GoTo = (kind: MentionKind, at: number) => void

export function Part({
  title,
  count,
  children,
}: {
  title: Message
  count?: number
  children: ReactNode
}) {
  const say = useSay()
  return (
    <section className="side-part" aria-label={say(title)}>
      <h2>
        {say(title)} {count !== undefined && <span className="soft">{count}</span>}
      </h2>
      {children}
    </section>
  )
}

/** Longer lists begin with these; the rest opens. */
const shownMax = 8

export function Long({ items }: { items: readonly ReactNode[] }) {
  const say = useSay()
  const rest = items.length - shownMax
  return (
    <>
      <ul className="plain">{items.slice(0, shownMax)}</ul>
      {rest > 0 && (
        <details>
          <summary>{say('restN', { n: rest })}</summary>
          <ul className="plain">{items.slice(shownMax)}</ul>
        </details>
      )}
    </>
  )
}

export interface Places {
  readonly kind: MentionKind
  readonly at: readonly number[]
}

/** Leads to the first place; plain words where there is none. */
export function Words({ words, places, onGo }: { words: string; places: Places; onGo: GoTo }) {
  const say = useSay()
  const [first] = places.at
  if (first === undefined) return <span>{words}</span>
  return (
    <button type="button" className="place" onClick={() => onGo(places.kind, first)}>
      {words}
      {places.at.length > 1 && (
        <span className="soft"> {say('times', { n: places.at.length })}</span>
      )}
    </button>
  )
}
