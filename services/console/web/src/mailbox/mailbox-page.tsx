/** Every mail the built-in server took, as its reader would see it. */
import type { MailItem } from '@jianbao/schema'
import { NavLink, useParams } from 'react-router'
import { useApiPages } from '../api/use-api.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { Ago } from '../parts/time.tsx'
import { useSay } from '../text/language.tsx'
import { Mail } from './mail.tsx'

export function MailboxPage() {
  const say = useSay()
  const { name } = useParams()
  const pages = useApiPages('GET /api/mailbox', {})
  const shown = { data: pages.items, error: pages.error, refetch: pages.refetch }
  return (
    <>
      <h1>{say('mailbox')}</h1>
      <p className="intro">{say('mailboxIntro')}</p>
      <Shown of={shown}>
        {(items) =>
          items.length === 0 ? (
            <Nothing title={say('noMail')}>
              <p>{say('noMailHint')}</p>
            </Nothing>
          ) : (
            <div className={name ? 'panes reading' : 'panes'}>
              <nav className="card mails" aria-label={say('mailbox')}>
                <ul className="lines">
                  {items.map((item) => (
                    <MailLine key={item.name} item={item} />
                  ))}
                </ul>
                <MoreButton pages={pages} />
              </nav>
              <section className="card mail">
                {name ? <Mail key={name} name={name} /> : <Nothing title={say('chooseMail')} />}
              </section>
            </div>
          )
        }
      </Shown>
    </>
  )
}

function MailLine({ item }: { item: MailItem }) {
  const say = useSay()
  return (
    <li>
      <NavLink className="mail-line" to={`/mailbox/${item.name}`}>
        <span className="line-title">{item.subject || say('noSubject')}</span>
        <span className="line-sub">
          <span className="file-name">{item.to}</span>
          <Ago at={item.receivedAt} />
        </span>
      </NavLink>
    </li>
  )
}
