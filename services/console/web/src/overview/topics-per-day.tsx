/** Articles of each day by topic: a chart, and the same as a table. */
import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { useApi } from '../api/use-api.ts'
import { Nothing, Shown } from '../parts/states.tsx'
import { useIsDark } from '../shell/use-is-dark.ts'
import { useLanguage, useSay } from '../text/language.tsx'
import { TopicCanvas } from './topic-canvas.tsx'
import { topicColor } from './topic-colors.ts'
import { type TopicSeries, topicSeries } from './topic-series.ts'

const periods = [30, 90] as const
const dayMs = 24 * 60 * 60_000

export function TopicsPerDay() {
  const say = useSay()
  const [days, setDays] = useState<(typeof periods)[number]>(30)
  const newest = useApi('GET /api/statistics/topics-per-day', { query: {} })
  const to = newest.data?.to ?? null
  const from =
    to === null
      ? undefined
      : new Date(Date.parse(to) - (days - 1) * dayMs).toISOString().slice(0, 10)
  const longer = useApi(
    'GET /api/statistics/topics-per-day',
    { query: { from } },
    { enabled: days !== 30 && from !== undefined },
  )
  const shown = days === 30 ? newest : longer
  return (
    <section className="card topics-per-day" aria-labelledby="topics-per-day">
      <div className="card-head">
        <h2 id="topics-per-day">{say('topicsPerDay')}</h2>
        <Segmented
          size="small"
          value={days}
          onChange={setDays}
          options={periods.map((each) => ({ value: each, label: say('lastDays', { n: each }) }))}
        />
      </div>
      <Shown of={shown}>
        {(data) =>
          data.days.length === 0 ? (
            <Nothing title={say('noArticlesYet')} />
          ) : (
            <Series of={topicSeries(data)} />
          )
        }
      </Shown>
    </section>
  )
}

function Series({ of }: { of: TopicSeries }) {
  const say = useSay()
  const navigate = useNavigate()
  const nameOf = useTopicName()
  const [hidden, setHidden] = useState<ReadonlySet<string | null>>(new Set())
  const series = of.series.map((each) => ({ ...each, name: nameOf(each.id) }))
  const drawn = useMemo(
    () =>
      of.series.map(({ id, counts }) => ({
        name: nameOf(id),
        counts: hidden.has(id) ? counts.map(() => 0) : counts,
      })),
    [of, hidden, nameOf],
  )
  const open = (day: number, at: number) => {
    const id = of.series[at]?.id
    const date = of.days[day]
    if (id && date) void navigate(`/search?q=topic%3A${id}&from=${date}&to=${date}`)
  }
  const toggle = (id: string | null) => {
    const next = new Set(hidden)
    if (!next.delete(id)) next.add(id)
    setHidden(next)
  }
  return (
    <>
      <Legend series={series} hidden={hidden} onToggle={toggle} />
      <TopicCanvas days={of.days} series={drawn} label={say('chartLabel')} onPress={open} />
      <details className="as-table">
        <summary>{say('asTable')}</summary>
        <Table of={of} names={series.map(({ name }) => name)} />
      </details>
      <p className="soft small">{say('topicsHint')}</p>
    </>
  )
}

interface LegendGiven {
  readonly series: readonly {
    readonly id: string | null
    readonly name: string
    readonly total: number
  }[]
  readonly hidden: ReadonlySet<string | null>
  readonly onToggle: (id: string | null) => void
}

function Legend({ series, hidden, onToggle }: LegendGiven) {
  const say = useSay()
  const isDark = useIsDark()
  return (
    <fieldset className="kinds legend">
      <legend>{say('topics')}</legend>
      {series.map(({ id, name, total }, index) => (
        <button
          key={id ?? ''}
          type="button"
          className="kind"
          aria-pressed={!hidden.has(id)}
          onClick={() => onToggle(id)}
        >
          <span
            className="dot"
            style={{ ['--kind' as string]: topicColor(index, isDark) }}
            aria-hidden="true"
          />
          {name} {total}
        </button>
      ))}
    </fieldset>
  )
}

/** Newest day first; days without articles are left out. */
function Table({ of, names }: { of: TopicSeries; names: readonly string[] }) {
  const say = useSay()
  const rows = of.days
    .map((day, index) => ({ day, index, articles: of.articles[index] ?? 0 }))
    .filter(({ articles }) => articles > 0)
    .toReversed()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="scrolls" aria-label={say('topicsPerDay')} tabIndex={0}>
      <table className="counts">
        <thead>
          <tr>
            <th scope="col">{say('fact_date')}</th>
            <th scope="col">{say('articles')}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ day, index, articles }) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              <td>{articles}</td>
              {of.series.map(({ id, counts }) => (
                <td key={id ?? ''}>{counts[index] || ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The name of a topic; of null, what all others together are called. */
function useTopicName(): (id: string | null) => string {
  const say = useSay()
  const { language } = useLanguage()
  const topics = useApi('GET /api/topics', {}).data?.items
  return useMemo(
    () => (id) =>
      id === null ? say('otherTopics') : (topics?.find((each) => each.id === id)?.[language] ?? id),
    [say, language, topics],
  )
}
