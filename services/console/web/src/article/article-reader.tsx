/** One article as it is read: title, body with its mentions, and beside it what it is about. */
import type { ArticleDetail } from '@jianbao/schema'
import { useCallback, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useApi } from '../api/use-api.ts'
import { Shown } from '../parts/states.tsx'
import { useSay } from '../text/language.tsx'
import { ArticleBody } from './article-body.tsx'
import { ArticleHead } from './article-head.tsx'
import { ArticleSide } from './article-side.tsx'
import { ArticleStory } from './article-story.tsx'
import { KindSwitch } from './kind-switch.tsx'
import { MentionCards } from './mention-cards.tsx'
import { allMentions, type MentionKind, mentionKinds } from './mention-kinds.ts'
import { MentionList } from './mention-list.tsx'
import { goToPlace, usePlaceInAddress } from './places.ts'

const shownAtFirst: readonly MentionKind[] = mentionKinds.filter((kind) => kind !== 'quantities')

export function ArticleReader({ id }: { id: string }) {
  const article = useApi('GET /api/articles/:id', { params: { id } })
  return (
    <Shown of={article}>{(detail) => <Reading key={detail.article.id} detail={detail} />}</Shown>
  )
}

function Reading({ detail }: { detail: ArticleDetail }) {
  const [shown, setShown] = useState<ReadonlySet<MentionKind>>(new Set(shownAtFirst))
  const mentions = useMemo(() => allMentions(detail.article.mentions), [detail])
  usePlaceInAddress()
  /** The kind may be switched off: its marks are there after the next rendering. */
  const goTo = useCallback((kind: MentionKind, at: number) => {
    setShown((now) => new Set([...now, kind]))
    setTimeout(() => goToPlace(at))
  }, [])
  return (
    <>
      <article className="article card">
        <MentionCards mentions={mentions} follows={detail.follows}>
          <ArticleHead detail={detail} mentions={mentions} shown={shown} />
          <KindSwitch mentions={mentions} shown={shown} onChange={setShown} />
          <ArticleBody detail={detail} mentions={mentions} shown={shown} />
        </MentionCards>
        <ArticleStory id={detail.article.id} />
        <KeySentences sentences={detail.article.summary} />
        <MentionList mentions={mentions} />
        <Turning detail={detail} />
      </article>
      <ArticleSide detail={detail} onGo={goTo} />
    </>
  )
}

function KeySentences({ sentences }: { sentences: ArticleDetail['article']['summary'] }) {
  const say = useSay()
  if (sentences.length === 0) return null
  return (
    <details className="mention-list" lang="zh-CN">
      <summary>{say('keySentences')}</summary>
      <ul className="sentences">
        {sentences.map((each) => (
          <li key={each.start}>{each.text}</li>
        ))}
      </ul>
    </details>
  )
}

function Turning({ detail: { previous, next, bulletin } }: { detail: ArticleDetail }) {
  const say = useSay()
  return (
    <nav className="turning" aria-label={say('articles')}>
      {previous ? (
        <Link to={`/bulletins/${bulletin.id}/${previous.ordinal}`} rel="prev">
          <span className="soft">← {say('previous')}</span>
          {previous.title}
        </Link>
      ) : (
        <span />
      )}
      {next && (
        <Link to={`/bulletins/${bulletin.id}/${next.ordinal}`} rel="next">
          <span className="soft">{say('next')} →</span>
          {next.title}
        </Link>
      )}
    </nav>
  )
}
