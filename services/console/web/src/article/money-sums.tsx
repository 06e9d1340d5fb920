/** The sums an article names, by kind. */
import type { ArticleDetail } from '@jianbao/schema'
import { useSum } from '../parts/sum.ts'
import { useSay } from '../text/language.tsx'
import { qualifiers } from './mention-facts.ts'
import { type GoTo, Part } from './side-part.tsx'
import { sumMoney } from './sum-money.ts'

export function MoneySums({ detail, onGo }: { detail: ArticleDetail; onGo: GoTo }) {
  const say = useSay()
  const sum = useSum()
  const { amounts } = detail.article.mentions
  if (amounts.length === 0) return null
  return (
    <Part title="kind_amounts" count={amounts.length}>
      <table className="money">
        <thead className="hidden">
          <tr>
            <th>{say('moneyKind')}</th>
            <th>{say('moneyCount')}</th>
            <th>{say('moneySum')}</th>
          </tr>
        </thead>
        <tbody>
          {sumMoney(amounts).map((each) => (
            <tr key={`${each.currency} ${each.qualifier} ${each.isRate}`}>
              <th scope="row">
                <button
                  type="button"
                  className="place"
                  onClick={() => onGo('amounts', each.first.start)}
                >
                  {say(each.isRate ? 'rates' : qualifiers[each.qualifier])}
                </button>
              </th>
              <td className="soft">{say('times', { n: each.count })}</td>
              <td className="number">{each.sum !== null && sum(each.sum, each.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft small">{say('moneyHint')}</p>
    </Part>
  )
}
