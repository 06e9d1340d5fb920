import ReloadOutlined from '@ant-design/icons/es/icons/ReloadOutlined'
import type { BulletinDetail } from '@jianbao/schema'
import { App, Button, Popconfirm } from 'antd'
import { useAct } from '../api/use-api.ts'
import { useSay } from '../text/language.tsx'

export function ReplayButton({ bulletin }: { bulletin: BulletinDetail }) {
  const say = useSay()
  const { message } = App.useApp()
  const replay = useAct('POST /api/bulletins/:id/replay', [
    'GET /api/bulletins/:id',
    'GET /api/bulletins',
    'GET /api/bulletins/:id/timeline',
    'GET /api/articles/:id',
  ])
  const params = { id: bulletin.id }
  const doReplay = () =>
    replay.mutateAsync({ params }).then(
      () => message.success(say('willReadAgain')),
      () => message.error(say('failed')),
    )
  return (
    <Popconfirm title={say('readAgain')} description={say('readAgainSure')} onConfirm={doReplay}>
      <Button icon={<ReloadOutlined />} loading={replay.isPending}>
        {say('readAgain')}
      </Button>
    </Popconfirm>
  )
}
