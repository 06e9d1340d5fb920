/** What a filter means and what it would have caught, before it is saved. */
import type { FilterPreview as Preview, PreviewArticle } from '@jianbao/schema'
import { Alert, Tag } from 'antd'
import { useApi } from '../api/use-api.ts'
import { useLanguage, usePick, useSay } from '../text/language.tsx'
import type { FilterDraft } from './filter-draft.ts'

export function FilterPreview({ draft }: { draft: FilterDraft }) {
  const say = useSay()
  const pick = usePick()
  const { answer, isAnswered } = draft
  return (
    <section className={isAnswered ? 'preview' : 'preview waiting'} aria-label={say('preview')}>
      <p className="soft">{say('itMeans')}</p>
      <p className="echo" aria-live="polite">
        {answer ? pick(answer.filterWords) : say('loading')}
      </p>
      {answer && <Caught preview={answer.preview} />}
    </section>
  )
}

function Caught({ preview }: { preview: Preview }) {
  const say = useSay()
  const pick = usePick()
  const { perWeek, articles, weeks, warning, complete, sample } = preview
  const weeksN = weeks.length
  return (
    <>
      <p className="estimate">
        {say('perWeek')} <strong>{perWeek}</strong> {say('perWeekUnit', { n: perWeek })}
        <span className="soft"> {say('caughtN', { n: articles, weeks: weeksN })}</span>
      </p>
      <Weeks weeks={weeks} />
      {!complete && <p className="soft">{say('notAllHistory')}</p>}
      {warning && (
        <Alert
          type={warning.code === 'no-history' ? 'info' : 'warning'}
          showIcon
          title={pick(warning)}
        />
      )}
      {sample.length > 0 && (
        <>
          <h3>{say('wouldHaveCaught')}</h3>
          <ul className="lines">
            {sample.map((each) => (
              <SampleLine key={each.id} article={each} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** One bar a week, oldest first. */
function Weeks({ weeks }: { weeks: Preview['weeks'] }) {
  const say = useSay()
  const most = Math.max(1, ...weeks.map(({ articles }) => articles))
  const told = weeks.map(({ articles }) => articles).join(say('listComma'))
  return (
    <div className="weeks" role="img" aria-label={say('weeksAre', { list: told })}>
      {weeks.map(({ from, to, articles }) => (
        <span key={from} title={say('weekWas', { from, to, n: articles })}>
          <i style={{ height: `${(articles / most) * 100}%` }} />
        </span>
      ))}
    </div>
  )
}

function SampleLine({ article }: { article: PreviewArticle }) {
  const { bulletinId, ordinal, label, title, day } = article
  const reasons = useReasons(article)
  return (
    <li className="line">
      <div className="line-main">
        <a href={`/bulletins/${bulletinId}/${ordinal}`} target="_blank" rel="noreferrer">
          {label && <span className="soft">{label} | </span>}
          {title}
        </a>
        <p className="line-sub">
          <span>{day}</span>
          {reasons.map((reason) => (
            <Tag key={reason}>{reason}</Tag>
          ))}
        </p>
      </div>
    </li>
  )
}

function useReasons({ why }: PreviewArticle): string[] {
  const { language } = useLanguage()
  const topics = useApi('GET /api/topics', {})
  const nameOf = (id: string) => topics.data?.items.find((each) => each.id === id)?.[language] ?? id
  return [
    ...new Set([
      ...why.topics.map(nameOf),
      ...why.regions.map(({ name }) => name),
      ...why.words,
      ...(why.patterns ?? []).map(({ text }) => text),
      ...(why.issuers ?? []),
      ...(why.documents ?? []).map(({ title }) => `《${title}》`),
      ...(why.sections ?? []),
      ...(why.series ?? []),
      ...(why.amount ? [why.amount.text] : []),
    ]),
  ]
}
