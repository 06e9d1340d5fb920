/** One bulletin: what it is, its contents, and the article that is open. */
import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined'
import type { BulletinDetail } from '@jianbao/schema'
import { lazy } from 'react'
import { Link, useParams } from 'react-router'
import { May } from '../access/may.tsx'
import { addressOf } from '../api/call.ts'
import { useApi } from '../api/use-api.ts'
import { Nothing, Shown } from '../parts/states.tsx'
import { WhenIdle } from '../parts/when-idle.tsx'
import { Themed } from '../shell/themed.tsx'
import { usePick, useSay } from '../text/language.tsx'
import { ArticleReader } from './article-reader.tsx'
import { BulletinContents } from './bulletin-contents.tsx'
import { BulletinFacts } from './bulletin-facts.tsx'
import { BulletinMembers } from './bulletin-members.tsx'
import { BulletinTimeline } from './bulletin-timeline.tsx'
import { PlacedDiagnostics } from './placed-diagnostics.tsx'

const ReplayButton = lazy(async () => ({
  default: (await import('./replay-button.tsx')).ReplayButton,
}))

export function BulletinPage() {
  const { id = '', ordinal } = useParams()
  const bulletin = useApi('GET /api/bulletins/:id', { params: { id } })
  return (
    <Shown of={bulletin}>
      {(data) => <BulletinShown bulletin={data} ordinal={ordinal ? Number(ordinal) : undefined} />}
    </Shown>
  )
}

interface Given {
  readonly bulletin: BulletinDetail
  readonly ordinal: number | undefined
}

function BulletinShown({ bulletin, ordinal }: Given) {
  const say = useSay()
  const open = bulletin.articles.find((each) => each.ordinal === ordinal)
  const title = bulletin.title ?? bulletin.name
  return (
    <div className={open ? 'bulletin reading' : 'bulletin'}>
      <div className="bulletin-head">
        {open ? (
          <p className="bulletin-name">
            <Link to={`/bulletins/${bulletin.id}`}>← {title}</Link>
          </p>
        ) : (
          <h1>{title}</h1>
        )}
        <div className="actions">
          <a
            className="quiet bordered with-icon"
            href={addressOf('GET /api/bulletins/:id/original', { params: { id: bulletin.id } })}
          >
            <DownloadOutlined aria-hidden="true" />
            {say('original')}
          </a>
          <May use="POST /api/bulletins/:id/replay">
            <WhenIdle>
              <Themed>
                <ReplayButton bulletin={bulletin} />
              </Themed>
            </WhenIdle>
          </May>
        </div>
      </div>
      {!open && <Verdict bulletin={bulletin} />}
      {!open && <Parents bulletin={bulletin} />}
      {!open && bulletin.memberList.length > 0 && <BulletinMembers members={bulletin.memberList} />}
      <div className="bulletin-body">
        {bulletin.articles.length > 0 && <BulletinContents bulletin={bulletin} open={open?.id} />}
        {open ? (
          <ArticleReader id={open.id} />
        ) : (
          <div className="bulletin-side">
            <BulletinTimeline id={bulletin.id} />
            <BulletinFacts bulletin={bulletin} />
          </div>
        )}
      </div>
      {bulletin.state !== 'rejected' &&
        bulletin.articles.length + bulletin.memberList.length === 0 && (
          <Nothing title={say('noArticles')} />
        )}
    </div>
  )
}

/** The containers this file came out of. */
function Parents({ bulletin: { parents } }: { bulletin: BulletinDetail }) {
  const say = useSay()
  if (parents.length === 0) return null
  return (
    <p className="line-sub">
      {parents.map((each) => (
        <Link className="file-name" key={each.id + each.member} to={`/bulletins/${each.id}`}>
          {say('outOf', { name: each.name })}
        </Link>
      ))}
    </p>
  )
}

/** The verdict, and what in the whole file wants a look. */
function Verdict({ bulletin }: { bulletin: BulletinDetail }) {
  const pick = usePick()
  return (
    <>
      <p className={bulletin.state === 'rejected' ? 'verdict alarm' : 'verdict'}>
        {pick(bulletin.verdict)}
      </p>
      <PlacedDiagnostics
        bulletinId={bulletin.id}
        diagnostics={bulletin.record?.diagnostics ?? []}
      />
    </>
  )
}
