/** One upload from its first byte to its verdict. */
import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined'
import type { UploadReceipt, UploadStanding } from '@jianbao/schema'
import { useQuery } from '@tanstack/react-query'
import { Button, Progress, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { ApiFailure, call } from '../api/call.ts'
import { useLanguage, usePick, useSay } from '../text/language.tsx'
import { sendFile } from './send-file.ts'

const askAgainMs = 400
const colors = {
  waiting: 'processing',
  received: 'processing',
  parsed: 'success',
  rejected: 'error',
} as const

export function UploadLine({ file, onDismiss }: { file: File; onDismiss: () => void }) {
  const say = useSay()
  const { percent, receipt, failure } = useSending(file)
  const standing = useStanding(receipt)
  return (
    <li className="line" data-upload={file.name}>
      <div className="line-main">
        <span className="line-title">{file.name}</span>
        <div className="line-sub">
          <Progressing percent={percent} receipt={receipt} failure={failure} standing={standing} />
        </div>
      </div>
      <div className="line-side">
        {standing?.bulletinId && standing.state === 'parsed' && (
          <Link to={`/bulletins/${standing.bulletinId}`}>{say('open')}</Link>
        )}
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={say('dismiss')}
          onClick={onDismiss}
        />
      </div>
    </li>
  )
}

interface Stand {
  readonly percent: number
  readonly receipt: UploadReceipt | undefined
  readonly failure: Error | undefined
  readonly standing: UploadStanding | undefined
}

function Progressing({ percent, receipt, failure, standing }: Stand) {
  const say = useSay()
  const pick = usePick()
  const { language } = useLanguage()
  if (failure) {
    return (
      <Tag color="error" role="alert">
        {failure instanceof ApiFailure ? failure[language] : say('failed')}
      </Tag>
    )
  }
  if (!receipt)
    return <Progress percent={percent} size="small" aria-label={say('uploading', { percent })} />
  if (!standing) return <span>{say('uploaded')}</span>
  return (
    <>
      <Tag color={colors[standing.state]}>
        {say(standing.state === 'waiting' ? 'uploaded' : standing.state)}
      </Tag>
      <span>{pick(standing.sentence)}</span>
    </>
  )
}

function useSending(file: File) {
  const [percent, setPercent] = useState(0)
  const [receipt, setReceipt] = useState<UploadReceipt>()
  const [failure, setFailure] = useState<Error>()
  useEffect(() => {
    // Goes on when the person opens another page meanwhile.
    sendFile(file, setPercent).then(setReceipt, setFailure)
  }, [file])
  return { percent, receipt, failure }
}

function useStanding(receipt: UploadReceipt | undefined): UploadStanding | undefined {
  const query = { inboxPath: receipt?.inboxPath ?? '', since: receipt?.droppedAt ?? '' }
  const standing = useQuery({
    queryKey: ['GET /api/uploads', query],
    queryFn: () => call('GET /api/uploads', { query }),
    enabled: receipt !== undefined,
    refetchInterval: ({ state }) => (isDecided(state.data) ? false : askAgainMs),
  })
  return standing.data
}

const isDecided = (standing: UploadStanding | undefined) =>
  standing?.state === 'parsed' || standing?.state === 'rejected'
