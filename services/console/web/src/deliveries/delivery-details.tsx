/** One delivery: every attempt with its answer, every part, and what exactly was sent. */
import type { DeliveryDetail } from '@jianbao/schema'
import { Button, Tag } from 'antd'
import { useApi } from '../api/use-api.ts'
import { deliveryColors } from '../parts/state-colors.ts'
import { Shown } from '../parts/states.tsx'
import { useExact } from '../parts/time.tsx'
import { useSay } from '../text/language.tsx'
import { Answer } from './answer.tsx'
import { Decide } from './decide.tsx'

const refetchMs = 5_000

export function DeliveryDetails({ id }: { id: string }) {
  const detail = useApi('GET /api/deliveries/:id', { params: { id } }, { refetchMs })
  return <Shown of={detail}>{(found) => <Detail detail={found} />}</Shown>
}

function Detail({ detail }: { detail: DeliveryDetail }) {
  const say = useSay()
  const { id, kind, parts, attempts, bounces } = detail
  const exact = useExact()
  const wasSent = attempts.some((each) => each.sha256 !== null)
  return (
    <>
      <p className="line-sub">
        <Tag>{say(`kind_${kind}`)}</Tag>
        <span className="file-name">{detail.address}</span>
        <Tag color={deliveryColors[detail.state]}>{say(`digest_${detail.state}`)}</Tag>
      </p>
      <p className="line-side">
        <Decide item={detail} />
        {kind === 'mail' && wasSent && <Bytes id={id} part={1} />}
      </p>
      <h3>{say('attempts')}</h3>
      <ul className="lines">
        {attempts.map((each) => (
          <li key={each.attempt} className="line">
            <div className="line-main">
              <span className="line-title">
                {say('attemptN', { n: each.attempt })} · {say(`outcome_${each.outcome ?? 'open'}`)}
              </span>
              <p className="line-sub">{exact(each.startedAt)}</p>
              {each.answer && (
                <p className="line-sub">
                  <Answer of={each.answer} />
                </p>
              )}
              <Hash of={each} />
            </div>
          </li>
        ))}
      </ul>
      {parts.length > 0 && <Parts id={id} parts={parts} />}
      {bounces.length > 0 && <h3>{say('bounces')}</h3>}
      <ul className="lines">
        {bounces.map((each) => (
          <li key={each.receivedAt} className="line">
            <p className="line-sub alarm">
              {each.status} {each.diagnostic} · {exact(each.receivedAt)}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

function Parts({ id, parts }: Pick<DeliveryDetail, 'id' | 'parts'>) {
  const say = useSay()
  const exact = useExact()
  return (
    <>
      <h3>{say('parts')}</h3>
      <ul className="lines">
        {parts.map((each) => (
          <li key={each.part} className="line">
            <div className="line-main">
              <span className="line-title">
                {say('partN', { n: each.part })} · {say(`part_${each.state}`)}
              </span>
              {each.sentAt && <p className="line-sub">{exact(each.sentAt)}</p>}
              {each.answer && (
                <p className="line-sub">
                  <Answer of={each.answer} />
                </p>
              )}
              <Hash of={each} />
            </div>
            <div className="line-side">{each.sha256 && <Bytes id={id} part={each.part} />}</div>
          </li>
        ))}
      </ul>
    </>
  )
}

function Hash({ of: { bytes, sha256 } }: { of: { bytes: number | null; sha256: string | null } }) {
  const say = useSay()
  if (bytes === null || sha256 === null) return null
  return (
    <p className="line-sub">
      <span>{say('bytesN', { n: bytes.toLocaleString('en') })}</span>
      <code title={sha256}>sha256 {sha256.slice(0, 12)}…</code>
    </p>
  )
}

function Bytes({ id, part }: { id: string; part: number }) {
  const say = useSay()
  return <Button href={`/api/deliveries/${id}/bytes?part=${part}`}>{say('exactBytes')}</Button>
}
