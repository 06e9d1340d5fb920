import type { ApiTokenItem } from '@jianbao/schema'
import { Button, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { useAct, useApi } from '../api/use-api.ts'
import { SidePanel } from '../parts/side-panel.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { Ago, useExact } from '../parts/time.tsx'
import { useTold } from '../parts/use-told.ts'
import { useSay } from '../text/language.tsx'
import { TokenForm } from './token-form.tsx'

export function TokenList() {
  const say = useSay()
  const tokens = useApi('GET /api/tokens', {})
  const [making, setMaking] = useState(false)
  return (
    <section className="card" aria-labelledby="tokens">
      <div className="card-head wrap">
        <h2 id="tokens">{say('tokens')}</h2>
        <Button onClick={() => setMaking(true)}>{say('makeToken')}</Button>
      </div>
      <p className="soft">{say('tokensIntro')}</p>
      <Shown of={tokens}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say('noTokens')} />
          ) : (
            <ul className="lines">
              {items.map((item) => (
                <TokenLine key={item.id} item={item} />
              ))}
            </ul>
          )
        }
      </Shown>
      <SidePanel open={making} onClose={() => setMaking(false)} title={say('makeToken')}>
        {making && <TokenForm />}
      </SidePanel>
    </section>
  )
}

function TokenLine({ item }: { item: ApiTokenItem }) {
  const say = useSay()
  const exact = useExact()
  const told = useTold()
  const revoke = useAct('DELETE /api/tokens/:id', ['GET /api/tokens', 'GET /api/access-events'])
  const { id, name, scopes, madeBy, expiresAt, expired, lastUsedAt } = item
  return (
    <li className="line wrap" data-token={name}>
      <div className="line-main">
        <span className="line-title">{name}</span>{' '}
        {scopes.map((scope) => (
          <Tag key={scope}>{say(`scope_${scope}`)}</Tag>
        ))}
        <p className="line-sub">
          <span>{say('madeBy', { name: madeBy ?? say('owner') })}</span>
          {expired ? (
            <span className="alarm">{say('expired')}</span>
          ) : (
            <span>
              {expiresAt ? say('endsAt', { time: exact(expiresAt) }) : say('untilRevoked')}
            </span>
          )}
          {lastUsedAt ? (
            <span>
              {say('lastUsed')} <Ago at={lastUsedAt} />
            </span>
          ) : (
            <span>{say('neverUsed')}</span>
          )}
        </p>
      </div>
      <div className="line-side">
        <Popconfirm
          title={say('voidToken')}
          description={say('voidTokenSure', { name })}
          okButtonProps={{ danger: true }}
          onConfirm={() => told(() => revoke.mutateAsync({ params: { id } }))}
        >
          <Button danger>{say('voidToken')}</Button>
        </Popconfirm>
      </div>
    </li>
  )
}
