/** One article that was found, with the words marked where they stand. */
import type { SearchHit } from '@jianbao/schema'
import { Link } from 'react-router'
import { Marked } from '../parts/marked.tsx'

export function HitLine({ hit }: { hit: SearchHit }) {
  const facts = [hit.day, hit.section, hit.bulletin.title ?? hit.bulletin.name]
  return (
    <li className="line hit">
      <div className="line-main">
        <Link className="line-title" to={`/bulletins/${hit.bulletin.id}/${hit.ordinal}`}>
          {hit.label && (
            <>
              <Marked of={hit.label} />
              <span className="soft"> | </span>
            </>
          )}
          <Marked of={hit.title} />
        </Link>
        {hit.snippets.map((snippet) => (
          <p key={snippet.start} className="snippet">
            {snippet.cut.before && '…'}
            <Marked of={snippet} />
            {snippet.cut.after && '…'}
          </p>
        ))}
        <p className="line-sub">
          {facts.filter(Boolean).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </div>
    </li>
  )
}
