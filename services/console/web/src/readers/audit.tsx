/** The audit trail: what people did, to whose or to what, when and from where. */
import { useSearchParams } from 'react-router'
import { useApiPages } from '../api/use-api.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { OnePerson } from '../parts/one-person.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { SubNav } from '../parts/sub-nav.tsx'
import { followPages } from '../shell/sub-pages.ts'
import { useSay } from '../text/language.tsx'
import { AuditLine } from './audit-line.tsx'

export function Audit() {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const subscriberId = params.get('subscriber')
  const pages = useApiPages('GET /api/audit', subscriberId === null ? {} : { subscriberId })
  const name = subscriberId === null ? '' : (pages.items?.[0]?.subscriber ?? '')
  return (
    <>
      <h1>{say('audit')}</h1>
      <SubNav of={followPages} label="subscriptions" />
      <p className="intro">{say('auditIntro')}</p>
      {subscriberId !== null && <OnePerson name={name} onEverybody={() => setParams({})} />}
      <Shown of={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
        {(items) =>
          items.length === 0 ? (
            <Nothing title={say('noAudit')} />
          ) : (
            <section className="card">
              <ul className="lines">
                {items.map((item) => (
                  <AuditLine key={item.id} item={item} />
                ))}
              </ul>
              <MoreButton pages={pages} />
            </section>
          )
        }
      </Shown>
    </>
  )
}
