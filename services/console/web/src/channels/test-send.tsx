/** Sends a test message to a channel, as a delivery like any other. */
import { App, Button } from 'antd'
import { May } from '../access/may.tsx'
import { ApiFailure } from '../api/call.ts'
import { useAct } from '../api/use-api.ts'
import { useLanguage, useSay } from '../text/language.tsx'

export function TestSend({ channelId }: { channelId: string }) {
  const say = useSay()
  const { language } = useLanguage()
  const { message } = App.useApp()
  const test = useAct('POST /api/channels/:id/test', ['GET /api/deliveries'])
  const send = () =>
    test.mutate(
      { params: { id: channelId } },
      {
        onSuccess: () => void message.success(say('testSent')),
        onError: (error) =>
          void message.error(error instanceof ApiFailure ? error[language] : say('failed')),
      },
    )
  return (
    <May use="POST /api/channels/:id/test">
      <Button loading={test.isPending} onClick={send}>
        {say('testSend')}
      </Button>
    </May>
  )
}
