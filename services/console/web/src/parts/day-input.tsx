import { useId } from 'react'

interface Given {
  readonly label: string
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string
  /** When the field is left, or Enter is pressed, with another day than before. */
  readonly onChange: (day: string) => void
}

/** A day as the browser lets it be chosen. */
export function DayInput({ label, value, onChange }: Given) {
  const commit = (day: string) => {
    if (day !== value) onChange(day)
  }
  const id = useId()
  return (
    <label className="day-input" htmlFor={id}>
      <span className="soft">{label}</span>
      <input
        key={value}
        id={id}
        className="field"
        type="date"
        defaultValue={value}
        onBlur={({ target }) => commit(target.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') commit(currentTarget.value)
        }}
      />
    </label>
  )
}
