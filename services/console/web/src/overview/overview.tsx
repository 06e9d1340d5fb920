import type { Overview as OverviewAnswer, PipelineCounts } from '@jianbao/schema'
import { lazy } from 'react'
import { Link } from 'react-router'
import { useApi } from '../api/use-api.ts'
import { Banner } from '../parts/banner.tsx'
import { BulletinLine } from '../parts/bulletin-line.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { WhenIdle } from '../parts/when-idle.tsx'
import { useLive } from '../shell/live-context.ts'
import { Themed } from '../shell/themed.tsx'
import { usePick, useSay } from '../text/language.tsx'
import { Alarms } from './alarms.tsx'
import { DigestLine } from './digest-line.tsx'
import { Pipeline } from './pipeline.tsx'

const TopicsPerDay = lazy(async () => ({
  default: (await import('./topics-per-day.tsx')).TopicsPerDay,
}))

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
            {data.bulletins.length > 0 && (
              <WhenIdle>
                <Themed>
                  <TopicsPerDay />
                </Themed>
              </WhenIdle>
            )}
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
  return (
    <Banner look="info" title={say('waitingFiles')}>
      {list}
    </Banner>
  )
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
          <Link className="quiet bordered" to="/subscriptions">
            {say('newSubscription')}
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
