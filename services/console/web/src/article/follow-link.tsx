/** “Follow this”: leads to the form of a subscription with the filter filled in. */
import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined'
import type { Followable } from '@jianbao/schema'
import { Link } from 'react-router'
import { May } from '../access/may.tsx'
import { usePick, useSay } from '../text/language.tsx'

export function FollowLink({ of }: { of: Followable }) {
  const say = useSay()
  const pick = usePick()
  const name = pick(of.name)
  return (
    <May use="POST /api/subscriptions">
      <Link
        className="follow"
        to={`/subscriptions?new=${encodeURIComponent(of.text)}`}
        title={say('followThis', { name })}
      >
        <PlusOutlined aria-hidden="true" />
        <span aria-hidden="true">{say('follow')}</span>
        <span className="hidden">{say('followThis', { name })}</span>
      </Link>
    </May>
  )
}
