/**
 * A filter while it is written. Its text is the one truth: the fields write it, the server reads it,
 * and what it read is what the fields show.
 */
import type { NamedRegion, PreviewAnswer, SubscriptionFilter } from '@jianbao/schema'
import { writeFilterText } from '@jianbao/schema/filter-text'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../api/call.ts'

/** Typing is over when nothing was typed for so long. */
const restMs = 400

const everything: SubscriptionFilter = {
  topics: [],
  regions: [],
  words: { any: [], all: [], none: [] },
}

interface Shown {
  readonly filter: SubscriptionFilter
  readonly regions: readonly NamedRegion[]
}

export interface FilterDraft extends Shown {
  readonly text: string
  /** What the server says of the newest text it could read. */
  readonly answer: PreviewAnswer | undefined
  /** The answer is about the text as it stands: it may be saved. */
  readonly isAnswered: boolean
  readonly error: Error | null
  setText(text: string): void
  /** Changes some fields, and with them the text. */
  change(part: Partial<SubscriptionFilter>, regions?: readonly NamedRegion[]): void
}

export function useFilterDraft(initialText: string): FilterDraft {
  const [text, setText] = useState(initialText)
  const [changed, setChanged] = useState<Shown & { text: string }>()
  const settled = useSettled(text.trim())
  const asked = useQuery({
    queryKey: ['POST /api/subscriptions/preview', settled],
    queryFn: () => call('POST /api/subscriptions/preview', { body: { text: settled } }),
  })
  const [answer, setAnswer] = useState<PreviewAnswer>()
  if (asked.data && asked.data !== answer) setAnswer(asked.data)

  const isAnswered = asked.data !== undefined && settled === text.trim()
  const isOurs = changed !== undefined && changed.text === text && !isAnswered
  const { filter, regions }: Shown = isOurs
    ? changed
    : (answer ?? { filter: everything, regions: [] })
  return {
    text,
    filter,
    regions,
    answer,
    isAnswered,
    error: settled === text.trim() ? asked.error : null,
    setText,
    change: (part, named = regions) => {
      const wanted = { ...filter, ...part }
      const written = writeFilterText(wanted, {
        regionName: (code) => named.find((region) => region.code === code)?.text ?? code,
      })
      setChanged({ filter: wanted, regions: named, text: written })
      setText(written)
    },
  }
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
