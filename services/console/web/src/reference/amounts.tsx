/** Sums of money that articles name, each leading back to its words. */
import type { AmountItem } from '@jianbao/schema'
import { Alert, Input, Segmented } from 'antd'
import { Link } from 'react-router'
import { ApiFailure } from '../api/call.ts'
import { useApiPages } from '../api/use-api.ts'
import { FilterHelp } from '../parts/filter-help.tsx'
import { Marked } from '../parts/marked.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { Sentence } from '../parts/sentence.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { SubNav } from '../parts/sub-nav.tsx'
import { useSum } from '../parts/sum.ts'
import { referencePages } from '../shell/sub-pages.ts'
import { AmountInput } from '../subscriptions/amount-input.tsx'
import { useSay } from '../text/language.tsx'
import { AmountSums } from './amount-sums.tsx'
import { type AmountsState, askedOf, useAmountsState } from './amounts-address.ts'
import { placeAddress } from './place-address.ts'

export function Amounts() {
  const say = useSay()
  const [state, change] = useAmountsState()
  const pages = useApiPages('GET /api/amounts', askedOf(state))
  const { error } = pages
  const first = pages.data?.pages[0]
  const isNarrowed = `${state.q}${state.min}${state.max}` !== ''
  return (
    <>
      <h1>{say('amountsTable')}</h1>
      <SubNav of={referencePages} label="reference" />
      <p className="intro">{say('amountsIntro')}</p>
      <Tools state={state} onChange={change} />
      {error instanceof ApiFailure && error.code === 'wrong-filter' ? (
        <Alert type="error" showIcon title={<Sentence of={error} />} />
      ) : (
        <Shown of={{ data: first, error, refetch: pages.refetch }}>
          {({ sums, total }) =>
            pages.items?.length === 0 ? (
              <NoAmounts isNarrowed={isNarrowed} />
            ) : (
              <>
                {total.more && <p className="soft">{say('ofMany')}</p>}
                <AmountSums sums={sums} />
                <section className="card">
                  <AmountTable items={pages.items ?? []} />
                  <MoreButton pages={pages} />
                </section>
              </>
            )
          }
        </Shown>
      )}
    </>
  )
}

function NoAmounts({ isNarrowed }: { isNarrowed: boolean }) {
  const say = useSay()
  return (
    <Nothing title={say(isNarrowed ? 'noAmountsLike' : 'noAmounts')}>
      <p>{say(isNarrowed ? 'noAmountsLikeHint' : 'noAmountsHint')}</p>
    </Nothing>
  )
}

interface ToolsGiven {
  readonly state: AmountsState
  readonly onChange: (change: Partial<AmountsState>) => void
}

function Tools({ state, onChange }: ToolsGiven) {
  const say = useSay()
  const bound = (name: 'min' | 'max') => (
    <label className="bound" htmlFor={`amount-${name}`}>
      <span className="soft">{say(name === 'min' ? 'minYuan' : 'maxYuan')}</span>
      <span>
        <AmountInput
          id={`amount-${name}`}
          value={state[name] ? Number(state[name]) : undefined}
          onChange={(yuan) => onChange({ [name]: yuan === undefined ? '' : String(yuan) })}
        />
      </span>
    </label>
  )
  return (
    <div className="amount-tools">
      <Input.Search
        key={state.q}
        className="finder"
        allowClear
        maxLength={4_000}
        defaultValue={state.q}
        aria-label={say('amountsFilter')}
        placeholder={say('amountsFilter')}
        onSearch={(q) => onChange({ q: q.trim() })}
      />
      <div className="table-tools">
        {bound('min')}
        {bound('max')}
        <Segmented<'largest' | 'newest'>
          aria-label={say('sortBy')}
          value={state.sort}
          onChange={(sort) => onChange({ sort })}
          options={[
            { value: 'largest', label: say('sortLargest') },
            { value: 'newest', label: say('sortLatest') },
          ]}
        />
      </div>
      <FilterHelp />
    </div>
  )
}

function AmountTable({ items }: { items: readonly AmountItem[] }) {
  const say = useSay()
  return (
    <table className="data-table amounts">
      <thead>
        <tr>
          <th scope="col" className="number">
            {say('amountSum')}
          </th>
          <th scope="col">{say('inWords')}</th>
          <th scope="col">{say('inArticle')}</th>
          <th scope="col">{say('regionsOf')}</th>
          <th scope="col">{say('dayOf')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <AmountRow key={`${item.article.id} ${item.start}`} item={item} />
        ))}
      </tbody>
    </table>
  )
}

function AmountRow({ item }: { item: AmountItem }) {
  const say = useSay()
  const { article, quote, regions, day } = item
  return (
    <tr>
      <th scope="row" className="number">
        <Link to={placeAddress(article, item)}>
          <Sum of={item} />
        </Link>
      </th>
      <td data-label={say('inWords')} className="words-round">
        <Marked of={quote} />
      </td>
      <td data-label={say('inArticle')} className="in-article">
        <Link to={`/bulletins/${article.bulletinId}/${article.ordinal}`}>
          {article.label && <span className="soft">{article.label} | </span>}
          {article.title}
        </Link>
      </td>
      <td
        data-label={say('regionsOf')}
        className={regions.length === 0 ? 'places-of none' : 'places-of'}
      >
        {regions.map(({ name }) => name).join('、')}
      </td>
      <td data-label={say('dayOf')} className="day">
        {day}
      </td>
    </tr>
  )
}

function Sum({ of: { value, valueMax, qualifier, currency, per } }: { of: AmountItem }) {
  const say = useSay()
  const sum = useSum()
  return (
    <>
      {qualifier !== 'exact' && <span className="soft">{say(`sum_${qualifier}`)} </span>}
      {sum(value, currency)}
      {valueMax !== null && `–${sum(valueMax, currency)}`}
      {per && `/${per}`}
    </>
  )
}
