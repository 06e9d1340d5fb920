import type { AccountItem } from '@jianbao/schema'
import { Button, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { useAct, useApi } from '../api/use-api.ts'
import { SidePanel } from '../parts/side-panel.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { Ago } from '../parts/time.tsx'
import { useTold } from '../parts/use-told.ts'
import { useSay } from '../text/language.tsx'
import { AccountForm } from './account-form.tsx'
import { roleColors } from './role-colors.ts'

export function AccountList() {
  const say = useSay()
  const accounts = useApi('GET /api/accounts', {})
  const [edited, setEdited] = useState<AccountItem | 'new'>()
  const close = () => setEdited(undefined)
  const name = typeof edited === 'object' ? edited.name : ''
  return (
    <section className="card" aria-labelledby="accounts">
      <div className="card-head wrap">
        <h2 id="accounts">{say('accountList')}</h2>
        <Button type="primary" onClick={() => setEdited('new')}>
          {say('addAccount')}
        </Button>
      </div>
      <Shown of={accounts}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say('noAccounts')} />
          ) : (
            <ul className="lines">
              {items.map((item) => (
                <AccountLine key={item.id} item={item} onChange={() => setEdited(item)} />
              ))}
            </ul>
          )
        }
      </Shown>
      <SidePanel
        open={edited !== undefined}
        onClose={close}
        title={say(edited === 'new' ? 'addAccount' : 'changeOf', { name })}
      >
        {edited !== undefined && (
          <AccountForm account={edited === 'new' ? null : edited} onDone={close} />
        )}
      </SidePanel>
    </section>
  )
}

function AccountLine({ item, onChange }: { item: AccountItem; onChange: () => void }) {
  const say = useSay()
  const told = useTold()
  const stale = ['GET /api/accounts', 'GET /api/tokens', 'GET /api/access-events'] as const
  const remove = useAct('DELETE /api/accounts/:id', stale)
  const { id, name, role, lastLoginAt, own } = item
  return (
    <li className="line wrap" data-account={name}>
      <div className="line-main">
        <span className="line-title">{name}</span>{' '}
        <Tag color={roleColors[role]}>{say(`role_${role}`)}</Tag>
        {own && <Tag>{say('ownAccount')}</Tag>}
        <p className="line-sub">
          {lastLoginAt ? (
            <>
              {say('lastLogin')} <Ago at={lastLoginAt} />
            </>
          ) : (
            say('neverLoggedIn')
          )}
        </p>
      </div>
      <div className="line-side">
        <Button onClick={onChange}>{say('change')}</Button>
        {!own && (
          <Popconfirm
            title={say('removeAccount')}
            description={say('removeAccountSure', { name })}
            okButtonProps={{ danger: true }}
            onConfirm={() => told(() => remove.mutateAsync({ params: { id } }))}
          >
            <Button danger>{say('removeAccount')}</Button>
          </Popconfirm>
        )}
      </div>
    </li>
  )
}
