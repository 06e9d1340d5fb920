import type { AccessEventItem } from '@jianbao/schema'
import { useApiPages } from '../api/use-api.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { Ago } from '../parts/time.tsx'
import { useSay } from '../text/language.tsx'
import { useByWhom } from './by-whom.ts'

export function AccessTrail() {
  const say = useSay()
  const pages = useApiPages('GET /api/access-events', { limit: 20 })
  const shown = { data: pages.items, error: pages.error, refetch: pages.refetch }
  return (
    <section className="card" aria-labelledby="trail">
      <h2 id="trail">{say('accessTrail')}</h2>
      <Shown of={shown}>
        {(items) =>
          items.length === 0 ? (
            <Nothing title={say('noTrail')} />
          ) : (
            <>
              <ul className="plain">
                {items.map((item) => (
                  <TrailLine key={item.id} item={item} />
                ))}
              </ul>
              <MoreButton pages={pages} />
            </>
          )
        }
      </Shown>
    </section>
  )
}

function TrailLine({
  item: { at, what, subject, actor, actorKind, origin, detail },
}: {
  item: AccessEventItem
}) {
  const say = useSay()
  const byWhom = useByWhom()
  const by = origin === 'cli' ? say('atTerminal') : byWhom({ actor, actorKind })
  const isOwnDoing = actor === subject && actorKind !== 'token'
  return (
    <li>
      {say(`what_${what}`)} <strong>{subject}</strong>
      {detail && <span className="soft"> · {detailOf(what, detail, say)}</span>}
      <span className="soft">
        {!isOwnDoing && by && ` · ${by}`} · <Ago at={at} />
      </span>
    </li>
  )
}

type Say = ReturnType<typeof useSay>

/** The role, or the scopes, as the database keeps them. */
function detailOf(what: AccessEventItem['what'], detail: string, say: Say): string {
  const names = detail.split(' ')
  const isRole = what === 'account-added' || what === 'role-changed'
  // What the trail holds was one of these when it was written.
  const words = names.map((name) =>
    isRole ? say(`role_${name as 'reader'}`) : say(`scope_${name as 'read'}`),
  )
  return words.join(say('listComma'))
}
