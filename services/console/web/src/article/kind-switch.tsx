/** Which kinds of mention are highlighted. Only kinds that occur are offered. */
import { useSay } from '../text/language.tsx'
import { type AnyMention, type MentionKind, mentionKinds } from './mention-kinds.ts'

interface Given {
  readonly mentions: readonly AnyMention[]
  readonly shown: ReadonlySet<MentionKind>
  readonly onChange: (shown: ReadonlySet<MentionKind>) => void
}

export function KindSwitch({ mentions, shown, onChange }: Given) {
  const say = useSay()
  const counts = mentionKinds
    .map((kind) => ({ kind, count: mentions.filter((each) => each.kind === kind).length }))
    .filter(({ count }) => count > 0)
  if (counts.length === 0) return null
  const toggle = (kind: MentionKind) => {
    const next = new Set(shown)
    if (!next.delete(kind)) next.add(kind)
    onChange(next)
  }
  return (
    <fieldset className="kinds">
      <legend>{say('showKinds')}</legend>
      {counts.map(({ kind, count }) => (
        <button
          key={kind}
          type="button"
          className="kind"
          aria-pressed={shown.has(kind)}
          onClick={() => toggle(kind)}
        >
          <span className={`dot m-${kind}`} />
          {say(`kind_${kind}`)} {count}
        </button>
      ))}
      <span className="mark-keys soft">{say('markKeys')}</span>
    </fieldset>
  )
}
