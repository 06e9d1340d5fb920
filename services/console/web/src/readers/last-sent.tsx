import { Ago } from '../parts/time.tsx'
import { useSay } from '../text/language.tsx'

/** When a digest last reached somebody. */
export function LastSent({ at }: { at: string | null }) {
  const say = useSay()
  if (at === null) return <span>{say('neverSent')}</span>
  const [before = '', after = ''] = say('lastSentAt', { time: '|' }).split('|')
  return (
    <span>
      {before}
      <Ago at={at} />
      {after}
    </span>
  )
}
