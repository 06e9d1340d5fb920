/** A card beside a mention: its kind, its value field by field, and the way to follow it. */
import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined'
import type { Followable } from '@jianbao/schema'
import { type Ref, useId } from 'react'
import { Link } from 'react-router'
import { useLanguage, useSay } from '../text/language.tsx'
import { FollowLink } from './follow-link.tsx'
import { mentionFacts } from './mention-facts.ts'
import type { AnyMention } from './mention-kinds.ts'

interface Given {
  readonly ref: Ref<HTMLDivElement>
  readonly mentions: readonly AnyMention[]
  readonly follows: readonly Followable[]
  readonly left: number
  readonly top: number
  /** Opened on purpose: it stays until it is closed. */
  readonly isPinned: boolean
  readonly onClose: () => void
}

export function MentionCard({ ref, mentions, follows, left, top, isPinned, onClose }: Given) {
  const say = useSay()
  const titleId = useId()
  return (
    <div
      ref={ref}
      className="mention-card"
      style={{ ['--left' as string]: `${left}px`, ['--top' as string]: `${top}px` }}
      role="dialog"
      aria-labelledby={titleId}
    >
      <p className="mention-words" id={titleId}>
        {mentions[0]?.text}
      </p>
      {mentions.map((each) => (
        <Described key={`${each.kind} ${each.start}`} mention={each} follows={follows} />
      ))}
      {isPinned && (
        <button
          type="button"
          className="mention-close quiet"
          aria-label={say('close')}
          onClick={onClose}
        >
          <CloseOutlined aria-hidden="true" />
        </button>
      )}
    </div>
  )
}

function Described({ mention, follows }: { mention: AnyMention; follows: readonly Followable[] }) {
  const say = useSay()
  const { language } = useLanguage()
  const follow = follows.find((each) => isAbout(each, mention))
  return (
    <div className="mention-value">
      <p>
        <span className={`dot m-${mention.kind}`} />
        <span className="soft">{say(`kind_${mention.kind}`)}</span>
      </p>
      <dl>
        {mentionFacts(mention, { say, language }).map(([label, value]) => (
          <div key={label}>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {follow && (
        <p className="mention-ways">
          <FollowLink of={follow} />
          <Link to={`/search?q=${encodeURIComponent(follow.text)}`}>{say('findAll')}</Link>
        </p>
      )}
    </div>
  )
}

/** Whether following it follows what is mentioned. */
function isAbout({ kind, key }: Followable, { kind: of, value }: AnyMention): boolean {
  if (of === 'regions') return kind === 'region' && 'code' in value && value.code === key
  if (of === 'documents') return kind === 'document' && 'title' in value && value.title === key
  if (of === 'agencies') return kind === 'issuer' && 'canonical' in value && value.canonical === key
  return false
}
