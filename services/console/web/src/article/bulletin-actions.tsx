import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined'
import ReloadOutlined from '@ant-design/icons/es/icons/ReloadOutlined'
import type { BulletinDetail } from '@jianbao/schema'
import { App, Button, Popconfirm } from 'antd'
import { addressOf } from '../api/call.ts'
import { useAct } from '../api/use-api.ts'
import { useSay } from '../text/language.tsx'

export function BulletinActions({ bulletin }: { bulletin: BulletinDetail }) {
  const say = useSay()
  const { message } = App.useApp()
  const replay = useAct('POST /api/bulletins/:id/replay', [
    'GET /api/bulletins/:id',
    'GET /api/bulletins',
  ])
  const params = { id: bulletin.id }
  const doReplay = () =>
    replay.mutateAsync({ params }).then(
      () => message.success(say('replayed')),
      () => message.error(say('failed')),
    )
  return (
    <div className="actions">
      <Button
        icon={<DownloadOutlined />}
        href={addressOf('GET /api/bulletins/:id/original', { params })}
      >
        {say('original')}
      </Button>
      <Popconfirm title={say('replay')} description={say('replaySure')} onConfirm={doReplay}>
        <Button icon={<ReloadOutlined />} loading={replay.isPending}>
          {say('replay')}
        </Button>
      </Popconfirm>
    </div>
  )
}
