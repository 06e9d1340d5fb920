/** One mail. Its HTML runs in a frame that can do nothing but show itself and open links elsewhere. */
import type { MailDetail } from '@jianbao/schema'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { addressOf } from '../api/call.ts'
import { useApi } from '../api/use-api.ts'
import { Shown } from '../parts/states.tsx'
import { useExact } from '../parts/time.tsx'
import { useSay } from '../text/language.tsx'

export function Mail({ name }: { name: string }) {
  const mail = useApi('GET /api/mailbox/:name', { params: { name } })
  return <Shown of={mail}>{(detail) => <MailShown mail={detail} />}</Shown>
}

function MailShown({ mail }: { mail: MailDetail }) {
  const say = useSay()
  const exact = useExact()
  const ways = [...(mail.html ? ['asHtml' as const] : []), 'asText' as const, 'asHeaders' as const]
  const [way, setWay] = useState<(typeof ways)[number]>(mail.html ? 'asHtml' : 'asText')
  const params = { name: mail.name }
  return (
    <>
      <p className="back">
        <Link to="/mailbox">← {say('backToList')}</Link>
      </p>
      <h2>{mail.subject || say('noSubject')}</h2>
      <dl className="mail-head">
        <dt>{say('from')}</dt>
        <dd>{mail.from}</dd>
        <dt>{say('to')}</dt>
        <dd>{mail.to}</dd>
        <dt>{say('receivedAt')}</dt>
        <dd>{exact(mail.receivedAt)}</dd>
      </dl>
      <div className="mail-ways">
        <Segmented
          value={way}
          onChange={setWay}
          options={ways.map((each) => ({ value: each, label: say(each) }))}
        />
        <Button type="link" href={addressOf('GET /api/mailbox/:name/raw', { params })}>
          {say('downloadEml')}
        </Button>
      </div>
      {way === 'asHtml' && (
        <iframe
          className="mail-frame"
          title={say('mailFrame')}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          src={addressOf('GET /api/mailbox/:name/html', { params })}
        />
      )}
      {way === 'asText' && <pre className="mail-text">{mail.text}</pre>}
      {way === 'asHeaders' && <Headers headers={mail.headers} />}
      <Attachments attachments={mail.attachments} />
    </>
  )
}

function Headers({ headers }: { headers: MailDetail['headers'] }) {
  return (
    <dl className="mail-headers">
      {headers.map((header, index) => (
        // A header may stand twice; the list never changes.
        <div key={index}>
          <dt>{header.name}</dt>
          <dd>{header.value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Attachments({ attachments }: { attachments: MailDetail['attachments'] }) {
  const say = useSay()
  if (attachments.length === 0) return null
  return (
    <>
      <h3>{say('attachments')}</h3>
      <ul>
        {attachments.map((each) => (
          <li key={`${each.name} ${each.bytes}`}>
            {each.name} <span className="soft">{each.mediaType}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
