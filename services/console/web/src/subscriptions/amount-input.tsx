import { readYuan, writeYuan } from '@jianbao/schema/filter-text'
import { Input } from 'antd'
import { useState } from 'react'
import { useSay } from '../text/language.tsx'

interface Given {
  readonly id: string
  /** In yuan. */
  readonly value: number | undefined
  readonly onChange: (yuan: number | undefined) => void
}

/** A sum as people write it: 1亿, 5000万, 980. It counts when Enter is pressed or the field is left. */
export function AmountInput(given: Given) {
  return <Typed key={given.value} {...given} />
}

function Typed({ id, value, onChange }: Given) {
  const say = useSay()
  const [typed, setTyped] = useState(value === undefined ? '' : writeYuan(value))
  const yuan = readYuan(typed.trim())
  const isWrong = typed.trim() !== '' && !(yuan !== null && yuan >= 1)
  const commit = () => {
    const meant = typed.trim() === '' ? undefined : (yuan ?? undefined)
    if (!isWrong && meant !== value) onChange(meant)
  }
  return (
    <>
      <Input
        id={id}
        value={typed}
        maxLength={20}
        autoComplete="off"
        placeholder={say('noLimit')}
        status={isWrong ? 'error' : ''}
        aria-invalid={isWrong}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={commit}
        onPressEnter={(event) => {
          event.preventDefault()
          commit()
        }}
      />
      {isWrong && <p className="problem">{say('notAnAmount')}</p>}
    </>
  )
}
