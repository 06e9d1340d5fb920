/** How a filter is written as text. Folded until somebody asks. */
import { useSay } from '../text/language.tsx'

const lines = [
  ['以工代赈', 'helpWord'],
  ['-酒店', 'helpNot'],
  ['any:茶叶,咖啡', 'helpAny'],
  ['topic:产业发展', 'helpTopic'],
  ['region:陕西', 'helpRegion'],
  ['issuer:教育部', 'helpIssuer'],
  ['document:"乡村振兴促进法"', 'helpDocument'],
  ['amount>=1亿', 'helpAmount'],
  ['section:产业发展', 'helpSection'],
  ['series:每周简报', 'helpSeries'],
  ['match:any', 'helpMatch'],
] as const

export function FilterHelp({ isOpen = false }: { isOpen?: boolean }) {
  const say = useSay()
  return (
    <details className="filter-help" open={isOpen || undefined}>
      <summary>{say('helpTitle')}</summary>
      <dl>
        {lines.map(([written, meaning]) => (
          <div key={written}>
            <dt>
              <code>{written}</code>
            </dt>
            <dd>{say(meaning)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{say('helpMore')}</p>
    </details>
  )
}
