import { Button } from 'antd'
import { useSay } from '../text/language.tsx'

/** Says that a list is of one person only, with the way back to everybody. */
export function OnePerson({ name, onEverybody }: { name: string; onEverybody: () => void }) {
  const say = useSay()
  return (
    <p>
      {say('ofOnePerson', { name: name || say('erasedPerson') })}{' '}
      <Button size="small" onClick={onEverybody}>
        {say('everybody')}
      </Button>
    </p>
  )
}
