/** Who may log in, which programs may ask, and what became of both: for administrators. */
import { SubNav } from '../parts/sub-nav.tsx'
import { operatePages } from '../shell/sub-pages.ts'
import { useSay } from '../text/language.tsx'
import { AccessTrail } from './access-trail.tsx'
import { AccountList } from './account-list.tsx'
import { TokenList } from './token-list.tsx'

export function AccountsPage() {
  const say = useSay()
  return (
    <>
      <h1>{say('accounts')}</h1>
      <SubNav of={operatePages} label="operations" />
      <p className="intro">{say('accountsIntro')}</p>
      <AccountList />
      <TokenList />
      <AccessTrail />
    </>
  )
}
