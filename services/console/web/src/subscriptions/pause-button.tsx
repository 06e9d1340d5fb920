/** Pauses a subscription up to a day, or lets it go on now. */
import type { SubscriptionItem } from '@jianbao/schema'
import { Alert, Button, Input, Popover } from 'antd'
import { useId, useState } from 'react'
import { useAct } from '../api/use-api.ts'
import { Sentence } from '../parts/sentence.tsx'
import { useSay } from '../text/language.tsx'

const stale = ['GET /api/subscriptions', 'GET /api/audit'] as const

export function PauseButton({ item }: { item: SubscriptionItem }) {
  const say = useSay()
  const [isOpen, setIsOpen] = useState(false)
  const pause = useAct('POST /api/subscriptions/:id/pause', stale)
  const params = { id: item.id }
  if (item.pausedUntil !== null && new Date(item.pausedUntil) > new Date()) {
    return (
      <Button
        loading={pause.isPending}
        onClick={() => pause.mutate({ params, body: { until: null } })}
      >
        {say('goOnNow')}
      </Button>
    )
  }
  const choose = (until: string) =>
    pause.mutate({ params, body: { until } }, { onSuccess: () => setIsOpen(false) })
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setIsOpen}
      content={<DayForm onChoose={choose} isPending={pause.isPending} error={pause.error} />}
    >
      <Button aria-expanded={isOpen}>{say('pause')}</Button>
    </Popover>
  )
}

interface DayGiven {
  readonly onChoose: (day: string) => void
  readonly isPending: boolean
  readonly error: Error | null
}

function DayForm({ onChoose, isPending, error }: DayGiven) {
  const say = useSay()
  const id = useId()
  const [day, setDay] = useState('')
  return (
    <form
      className="pause"
      onSubmit={(event) => {
        event.preventDefault()
        if (day) onChoose(day)
      }}
    >
      <label htmlFor={id}>{say('pauseUntilDay')}</label>
      <Input
        id={id}
        type="date"
        required
        value={day}
        onChange={({ target }) => setDay(target.value)}
      />
      <p className="soft">{say('pauseHint')}</p>
      {error && <Alert type="error" title={<Sentence of={error} />} />}
      <Button type="primary" htmlType="submit" loading={isPending}>
        {say('pause')}
      </Button>
    </form>
  )
}
