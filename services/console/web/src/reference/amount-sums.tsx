/** The sums of all pages, by how exactly the articles name them. */
import type { AmountTable } from '@jianbao/schema'
import { useSum } from '../parts/sum.ts'
import { useSay } from '../text/language.tsx'

export function AmountSums({ sums }: { sums: AmountTable['sums'] }) {
  const say = useSay()
  const shown = useSum()
  return (
    <details className="card">
      <summary>{say('sumsByKind')}</summary>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{say('kindOfSum')}</th>
            <th scope="col" className="number">
              {say('countOfSums')}
            </th>
            <th scope="col" className="number">
              {say('articlesOfSums')}
            </th>
            <th scope="col" className="number">
              {say('totalOfSums')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sums.map(({ qualifier, rate, count, articles, sum }) => (
            <tr key={`${qualifier} ${rate}`}>
              <th scope="row">
                {say(`sum_${qualifier}`)} {rate && <span className="soft">{say('rateOf')}</span>}
              </th>
              <td data-label={say('countOfSums')} className="number">
                {count}
              </td>
              <td data-label={say('articlesOfSums')} className="number">
                {articles}
              </td>
              <td data-label={say('totalOfSums')} className={sum === null ? 'none' : 'number'}>
                {sum !== null && shown(sum)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
