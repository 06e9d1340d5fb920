import type { Overview as OverviewAnswer, PipelineCounts } from '@jianbao/schema'
import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import { useApi } from '../api/use-api.ts'
import { BulletinLine } from '../parts/bulletin-line.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { useLive } from '../shell/live-context.ts'
import { usePick, useSay } from '../text/language.tsx'
import { Alarms } from './alarms.tsx'
import { DigestLine } from './digest-line.tsx'
import { Pipeline } from './pipeline.tsx'
import { TopicsPerDay } from './topics-per-day.tsx'

export function Overview() {
  const say = useSay()
  const live = useLive()
  const overview = useApi('GET /api/overview', {})
  return (
    <>
      <h1 className="hidden">{say('overview')}</h1>
      <Shown of={overview}>
        {(data) => (
          <>
            <Pipeline counts={live.counts ?? data.counts} />
            <Totals counts={live.counts ?? data.counts} />
            <Alarms />
            <Waits waits={data.waits} />
            <div className="columns">
              <NewestBulletins bulletins={data.bulletins} />
              <NewestDigests digests={data.digests} />
            </div>
            {data.bulletins.length > 0 && <TopicsPerDay />}
          </>
        )}
      </Shown>
    </>
  )
}

function Totals({ counts }: { counts: PipelineCounts }) {
  const say = useSay()
  const { itemsWaiting, ...totals } = counts.totals
  return (
    <p className="totals">
      {say('totals', totals)}
      {itemsWaiting > 0 && <span> · {say('itemsWaiting', { n: itemsWaiting })}</span>}
    </p>
  )
}

function Waits({ waits }: { waits: OverviewAnswer['waits'] }) {
  const say = useSay()
  const pick = usePick()
  if (waits.length === 0) return null
  const list = (
    <ul className="plain">
      {waits.map((wait) => (
        <li key={wait.inboxPath}>
          <span className="file-name">{wait.inboxPath}</span> {pick(wait.sentence)}
        </li>
      ))}
    </ul>
  )
  return <Alert type="info" className="banner" title={say('waitingFiles')} description={list} />
}

function NewestBulletins({ bulletins }: { bulletins: OverviewAnswer['bulletins'] }) {
  const say = useSay()
  const system = useApi('GET /api/system', {})
  return (
    <section className="card" aria-labelledby="newest-bulletins">
      <div className="card-head">
        <h2 id="newest-bulletins">{say('newestBulletins')}</h2>
        <Link to="/bulletins">{say('allBulletins')}</Link>
      </div>
      {bulletins.length === 0 ? (
        <Nothing title={say('noBulletins')}>
          <p>
            {say('noBulletinsHint')}
            <br />
            <code>{system.data?.inbox}</code>
          </p>
        </Nothing>
      ) : (
        <ul className="lines">
          {bulletins.map((item) => (
            <BulletinLine key={item.id} item={item} />
          ))}
        </ul>
      )}
    </section>
  )
}

function NewestDigests({ digests }: { digests: OverviewAnswer['digests'] }) {
  const say = useSay()
  return (
    <section className="card" aria-labelledby="newest-digests">
      <div className="card-head">
        <h2 id="newest-digests">{say('newestDigests')}</h2>
        <Link to="/mailbox">{say('toMailbox')}</Link>
      </div>
      {digests.length === 0 ? (
        <Nothing title={say('noDigests')}>
          <Link to="/subscriptions">
            <Button>{say('newSubscription')}</Button>
          </Link>
        </Nothing>
      ) : (
        <ul className="lines">
          {digests.map((item) => (
            <DigestLine key={item.id} item={item} />
          ))}
        </ul>
      )}
    </section>
  )
}
