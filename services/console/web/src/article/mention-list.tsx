/** All mentions with their values, by kind: for checking. */
import { useSay } from '../text/language.tsx'
import { describeMention } from './describe-mention.ts'
import { type AnyMention, mentionKinds } from './mention-kinds.ts'

export function MentionList({ mentions }: { mentions: readonly AnyMention[] }) {
  const say = useSay()
  if (mentions.length === 0) return <p className="soft">{say('noMentions')}</p>
  return (
    <details className="mention-list">
      <summary>
        {say('mentions')} <span className="soft">{mentions.length}</span>
      </summary>
      {mentionKinds.map((kind) => {
        const rows = countEqual(mentions.filter((each) => each.kind === kind))
        if (rows.length === 0) return null
        return (
          <div key={kind}>
            <h3>
              <span className={`dot m-${kind}`} /> {say(`kind_${kind}`)}
            </h3>
            <ul className="plain">
              {rows.map(({ mention, times }) => (
                <li key={mention.start}>
                  <span>{mention.text}</span>
                  <span className="soft">
                    {describeMention(mention, say)}
                    {times > 1 && ` ${say('times', { n: times })}`}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </details>
  )
}

/** The same words in the same kind once, with how often they stand there. */
function countEqual(mentions: readonly AnyMention[]): { mention: AnyMention; times: number }[] {
  const rows = new Map<string, { mention: AnyMention; times: number }>()
  for (const mention of mentions) {
    const row = rows.get(mention.text)
    if (row) row.times += 1
    else rows.set(mention.text, { mention, times: 1 })
  }
  return [...rows.values()]
}
