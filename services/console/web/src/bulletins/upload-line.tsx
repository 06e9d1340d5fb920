/** One upload from its first byte to its verdict. */
import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined'
import type { UploadReceipt, UploadStanding } from '@jianbao/schema'
import { useQuery } from '@tanstack/react-query'
import { Button, Progress, Tag } from 'antd'
import { useEffect, useRef, useState } from 'react'
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
  const { sentBytes, receipt, failure, cancel } = useSending(file)
  const isSending = !receipt && !failure
  const standing = useStanding(receipt)
  return (
    <li className="line" data-upload={file.name}>
      <div className="line-main">
        <span className="line-title">{file.name}</span>
        <div className="line-sub">
          <Progressing
            file={file}
            sentBytes={sentBytes}
            receipt={receipt}
            failure={failure}
            standing={standing}
          />
        </div>
      </div>
      <div className="line-side">
        {standing?.bulletinId && standing.state !== 'waiting' && (
          <Link to={`/bulletins/${standing.bulletinId}`}>{say('open')}</Link>
        )}
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={say(isSending ? 'cancelUpload' : 'dismiss')}
          onClick={() => {
            cancel()
            onDismiss()
          }}
        />
      </div>
    </li>
  )
}

interface Stand {
  readonly file: File
  readonly sentBytes: number
  readonly receipt: UploadReceipt | undefined
  readonly failure: Error | undefined
  readonly standing: UploadStanding | undefined
}

function Progressing({ file, sentBytes, receipt, failure, standing }: Stand) {
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
  if (!receipt) return <Sent of={file} sentBytes={sentBytes} />
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

function Sent({ of: file, sentBytes }: { of: File; sentBytes: number }) {
  const say = useSay()
  const percent = file.size === 0 ? 0 : Math.min(100, Math.floor((sentBytes / file.size) * 100))
  const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)
  return (
    <div className="sent">
      <Progress percent={percent} size="small" aria-label={say('uploading', { percent })} />
      <span>
        {megabytes(sentBytes)} / {megabytes(file.size)} MB
      </span>
    </div>
  )
}

/** Goes on when the person opens another page meanwhile. */
function useSending(file: File) {
  const [sentBytes, setSentBytes] = useState(0)
  const [receipt, setReceipt] = useState<UploadReceipt>()
  const [failure, setFailure] = useState<Error>()
  const stop = useRef<AbortController>(undefined)
  useEffect(() => {
    // Development renders twice; a file is sent once.
    if (stop.current) return
    stop.current = new AbortController()
    const { signal } = stop.current
    sendFile({ file, onProgress: setSentBytes, signal }).then(setReceipt, setFailure)
  }, [file])
  return { sentBytes, receipt, failure, cancel: () => stop.current?.abort() }
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
