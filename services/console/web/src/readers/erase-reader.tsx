/** The end of a reader. It asks twice: there is no way back. */
import { Alert, App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useAct } from '../api/use-api.ts'
import { Sentence } from '../parts/sentence.tsx'
import { useSay } from '../text/language.tsx'

const stale = [
  'GET /api/subscribers',
  'GET /api/subscriptions',
  'GET /api/channels',
  'GET /api/audit',
  'GET /api/feeds',
] as const

export function EraseReader({ id, onErased }: { id: string; onErased: () => void }) {
  const say = useSay()
  const { message } = App.useApp()
  const [isSure, setIsSure] = useState(false)
  const erase = useAct('POST /api/subscribers/:id/erase', stale)
  const act = () =>
    erase.mutate(
      { params: { id } },
      {
        onSuccess: () => {
          void message.success(say('erased'))
          onErased()
        },
      },
    )
  return (
    <details className="danger">
      <summary>{say('eraseReader')}</summary>
      <p>{say('eraseReaderHint')}</p>
      <Checkbox checked={isSure} onChange={({ target }) => setIsSure(target.checked)}>
        {say('eraseReaderSure')}
      </Checkbox>
      {erase.error && <Alert type="error" showIcon title={<Sentence of={erase.error} />} />}
      <p>
        <Button danger type="primary" disabled={!isSure} loading={erase.isPending} onClick={act}>
          {say('eraseReader')}
        </Button>
      </p>
    </details>
  )
}
