/** Where else the article was printed. Nothing where it stands alone. */
import type { StoryPrint } from '@jianbao/schema'
import { Link } from 'react-router'
import { useApi } from '../api/use-api.ts'
import { useExact } from '../parts/time.tsx'
import { useSay } from '../text/language.tsx'

export function OtherPrints({ id }: { id: string }) {
  const say = useSay()
  const story = useApi('GET /api/articles/:id/story', { params: { id } })
  if (!story.data || story.data.prints.length === 0) return null
  const { prints, printCount, revision } = story.data
  const more = printCount - prints.length
  return (
    <section className="side-part story" aria-labelledby="other-prints">
      <h2 id="other-prints">
        {say('otherPrints')} <span className="soft">{printCount}</span>
      </h2>
      <ul className="plain">
        {prints.map((print) => (
          <li key={print.id} className="story-print">
            <PrintLine print={print} shown={revision} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="soft">{say('olderPrints', { n: more })}</p>}
    </section>
  )
}

function PrintLine({ print, shown }: { print: StoryPrint; shown: number }) {
  const say = useSay()
  const exact = useExact()
  const { bulletin } = print
  return (
    <>
      <Link to={`/bulletins/${bulletin.id}/${print.ordinal}`}>
        {bulletin.title ?? bulletin.name} · {print.title}
      </Link>
      <span className="soft">{bulletin.date ?? exact(print.createdAt)}</span>
      {print.revision !== shown && (
        <span className="soft">{say('revisionN', { n: print.revision })}</span>
      )}
    </>
  )
}
