import { Link } from 'react-router'
import { useSay } from '../text/language.tsx'
import { Nothing } from './states.tsx'

export function NotFound() {
  const say = useSay()
  return (
    <Nothing title={say('notFound')}>
      <Link to="/">{say('toOverview')}</Link>
    </Nothing>
  )
}
