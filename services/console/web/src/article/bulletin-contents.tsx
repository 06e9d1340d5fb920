/** The contents: sections and their articles, in print order. The open one is marked. */
import type { ArticleItem, BulletinDetail } from '@jianbao/schema'
import { useEffect, useRef } from 'react'
import { NavLink } from 'react-router'
import { useSay } from '../text/language.tsx'

interface Given {
  readonly bulletin: BulletinDetail
  readonly open: string | undefined
}

export function BulletinContents({ bulletin, open }: Given) {
  const say = useSay()
  const box = useRef<HTMLElement>(null)
  // Long contents scroll by themselves: the open article is brought into their view.
  useEffect(() => {
    const at = box.current?.querySelector<HTMLElement>('a.active')
    if (open && at && box.current)
      box.current.scrollTop = at.offsetTop - box.current.clientHeight / 2
  }, [open])
  return (
    <nav
      ref={box}
      className="contents card"
      aria-label={say('contents')}
      key={open ? 'reading' : 'whole'}
    >
      <h2>
        {say('articles')} <span className="soft">{bulletin.articles.length}</span>
      </h2>
      {sectionsOf(bulletin.articles).map(({ section, articles }) => (
        <div key={`${articles[0]?.ordinal}`}>
          {section && <h3>{section}</h3>}
          <ol>
            {articles.map((each) => (
              <li key={each.id}>
                <NavLink to={`/bulletins/${bulletin.id}/${each.ordinal}`}>
                  {each.label && <span className="label">{each.label}</span>}
                  {each.title}
                </NavLink>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </nav>
  )
}

/** Runs of articles under one section name; a name printed twice makes two runs. */
function sectionsOf(articles: readonly ArticleItem[]) {
  const runs: { section: string | null; articles: ArticleItem[] }[] = []
  for (const article of articles) {
    const last = runs.at(-1)
    if (last && last.section === article.section) last.articles.push(article)
    else runs.push({ section: article.section, articles: [article] })
  }
  return runs
}
