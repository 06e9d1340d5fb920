/** What a revision of the source text removed and added, sentence by sentence. */
import type { ArticleStory, RevisionChange } from '@jianbao/schema'
import { Link } from 'react-router'
import { useSay } from '../text/language.tsx'

/** Of what stayed, this much is shown on each side of a change: enough to find the place. */
const contextCharsMax = 24

export function RevisionChanges({ story }: { story: ArticleStory }) {
  const say = useSay()
  if (story.revisions.length === 0) return null
  return (
    <section className="story" aria-labelledby="corrections">
      <h2 id="corrections">{say('corrections')}</h2>
      {story.revisions.map((change) => (
        <Change key={change.other.id} change={change} shown={story.revision} />
      ))}
    </section>
  )
}

function Change({ change, shown }: { change: RevisionChange; shown: number }) {
  const say = useSay()
  const { from, to, other } = change
  const isAlike = change.changes.every(({ kind }) => kind === 'same')
  return (
    <div className="change">
      <p>
        {say(to === shown ? 'changedSince' : 'changedLater', { from, to })}{' '}
        <Link to={`/bulletins/${other.bulletinId}/${other.ordinal}`}>
          {say('openRevision', { n: to === shown ? from : to })}
        </Link>
      </p>
      {isAlike ? <p className="soft">{say('onlyMarks')}</p> : <Pieces change={change} />}
    </div>
  )
}

function Pieces({ change: { changes } }: { change: RevisionChange }) {
  const say = useSay()
  return (
    <div lang="zh-CN">
      {changes.map(({ kind, text }, index) => {
        // Runs may be alike in all they hold; their order never changes.
        if (kind === 'same') {
          const isFirst = index === 0
          const isLast = index === changes.length - 1
          return (
            <p key={index} className="same">
              {shortened(text, { isFirst, isLast })}
            </p>
          )
        }
        const Marked = kind === 'added' ? 'ins' : 'del'
        return (
          <Marked key={index}>
            <b>{say(kind)}</b>
            {text}
          </Marked>
        )
      })}
    </div>
  )
}

/** The end of what stands before a change, the beginning of what follows one. */
function shortened(text: string, at: { isFirst: boolean; isLast: boolean }): string {
  const letters = [...text]
  const head = at.isFirst ? 0 : contextCharsMax
  const tail = at.isLast ? 0 : contextCharsMax
  if (letters.length <= head + tail) return text
  return `${letters.slice(0, head).join('')}……${letters.slice(letters.length - tail).join('')}`
}
