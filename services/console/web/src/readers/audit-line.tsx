import type { AuditItem } from '@jianbao/schema'
import { Link } from 'react-router'
import { useByWhom } from '../access/by-whom.ts'
import { useExact } from '../parts/time.tsx'
import { useSay } from '../text/language.tsx'
import { type Message, messages } from '../text/messages.ts'

interface Given {
  readonly item: AuditItem
  /** In the trail of one person the person is known. */
  readonly isOfOne?: boolean
}

/** Where it was done; a way that has no word of its own is shown as it is written. */
const isMessage = (name: string): name is Message => name in messages

export function AuditLine({ item, isOfOne = false }: Given) {
  const say = useSay()
  const exact = useExact()
  const origin = `origin_${item.origin}`
  const by = useByWhom()(item)
  return (
    <li className="line" data-what={item.what}>
      <div className="line-main">
        <p className="line-sub">
          <span className="line-title strong">{say(`what_${item.what}`)}</span>
          {!isOfOne && <Person item={item} />}
          {item.subscription && <span>{item.subscription}</span>}
          <Subject item={item} />
        </p>
        {item.detail && (
          <p className="line-sub">
            {item.detail.reason && <span>{say(`reason_${item.detail.reason}`)}</span>}
            {item.detail.words && <q>{item.detail.words}</q>}
          </p>
        )}
        <p className="line-sub">
          <time dateTime={item.at}>{exact(item.at)}</time>
          <span>{isMessage(origin) ? say(origin) : item.origin}</span>
          {by && <span>{by}</span>}
          {item.network && <span>{say('fromNetwork', { network: item.network })}</span>}
        </p>
      </div>
    </li>
  )
}

function Person({ item }: { item: AuditItem }) {
  const say = useSay()
  if (item.subscriberId === null) return null
  if (item.subscriber === '') return <span>{say('erasedPerson')}</span>
  return <Link to={`/audit?subscriber=${item.subscriberId}`}>{item.subscriber}</Link>
}

/** What it was done to, beside the person: the kind of channel, a file, a feed, the jobs of a queue. */
function Subject({ item: { what, subjectId, subject, subscriberId, detail } }: Given) {
  const say = useSay()
  const isFile = what === 'uploaded' || what === 'read-again'
  const isOfJobs = what === 'jobs-retried' || what === 'jobs-discarded'
  const name = subject ?? (subscriberId === null ? subjectId : null)
  return (
    <>
      {detail?.channel && <span>{say(`kind_${detail.channel}`)}</span>}
      {detail?.queue && <span>{say(`q_${detail.queue}`)}</span>}
      {isOfJobs && !detail?.queue && <span>{say('ofAllQueues')}</span>}
      {detail?.count !== undefined && (
        <span>{say(isFile ? 'filesN' : 'jobsN', { n: detail.count })}</span>
      )}
      {isFile && name !== null && subjectId !== null ? (
        <Link to={`/bulletins/${subjectId}`}>{name}</Link>
      ) : (
        name !== null && <span>{name}</span>
      )}
    </>
  )
}
