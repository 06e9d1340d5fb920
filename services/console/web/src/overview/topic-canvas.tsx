/** Where the chart is drawn. What draws it is loaded when the place comes into view. */
import { useEffect, useRef, useState } from 'react'
import { useIsDark } from '../shell/use-is-dark.ts'
import type { Chart, Drawn } from './draw-topics.ts'
import { topicColor } from './topic-colors.ts'

interface Given {
  readonly days: readonly string[]
  readonly series: readonly { readonly name: string; readonly counts: readonly number[] }[]
  readonly label: string
  readonly onPress: (day: number, series: number) => void
}

export function TopicCanvas({ days, series, label, onPress }: Given) {
  const place = useRef<HTMLDivElement>(null)
  const press = useRef(onPress)
  press.current = onPress
  const [chart, setChart] = useState<Chart>()
  const isSeen = useIsSeen(place)
  const isDark = useIsDark()

  useEffect(() => {
    if (!isSeen) return
    let opened: Chart | undefined
    let isGone = false
    void import('./draw-topics.ts').then(({ openChart }) => {
      if (isGone || !place.current) return
      opened = openChart(place.current)
      opened.onPress((day, at) => press.current(day, at))
      setChart(opened)
    })
    return () => {
      isGone = true
      opened?.close()
    }
  }, [isSeen])
  useEffect(() => {
    const coloured = series.map((each, index) => ({ ...each, color: topicColor(index, isDark) }))
    chart?.draw({ days, series: coloured, ...pageColours() })
  }, [chart, days, series, isDark])
  return <div ref={place} className="chart" role="img" aria-label={label} />
}

function pageColours(): Pick<Drawn, 'ink' | 'soft' | 'line' | 'paper'> {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return { ink: read('--ink'), soft: read('--soft'), line: read('--line'), paper: read('--paper') }
}

/** True from the first time the element is in view. */
function useIsSeen(place: { readonly current: HTMLElement | null }): boolean {
  const [isSeen, setIsSeen] = useState(false)
  useEffect(() => {
    if (!place.current || isSeen) return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setIsSeen(true)
    })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [place, isSeen])
  return isSeen
}
