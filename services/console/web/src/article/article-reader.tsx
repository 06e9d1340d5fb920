/** One article as it is read: title, body with its mentions, and the notes beside their place. */
import type { ArticleDetail } from '@jianbao/schema'
import { Tag } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useApi } from '../api/use-api.ts'
import { Shown } from '../parts/states.tsx'
import { useSay } from '../text/language.tsx'
import { ArticleBody } from './article-body.tsx'
import { ArticleStory } from './article-story.tsx'
import { KindSwitch } from './kind-switch.tsx'
import { MarkedText, placeInLine } from './marked-text.tsx'
import { MentionCards } from './mention-card.tsx'
import { allMentions, type MentionKind, mentionKinds } from './mention-kinds.ts'
import { MentionList } from './mention-list.tsx'

const shownAtFirst: readonly MentionKind[] = mentionKinds.filter((kind) => kind !== 'quantities')

export function ArticleReader({ id }: { id: string }) {
  const article = useApi('GET /api/articles/:id', { params: { id } })
  return <Shown of={article}>{(detail) => <Reading detail={detail} />}</Shown>
}

function Reading({ detail }: { detail: ArticleDetail }) {
  const [shown, setShown] = useState<ReadonlySet<MentionKind>>(new Set(shownAtFirst))
  const mentions = useMemo(() => allMentions(detail.article.mentions), [detail])
  return (
    <article className="article card" key={detail.article.id}>
      <MentionCards mentions={mentions}>
        <ArticleHead detail={detail} mentions={mentions} shown={shown} />
        <KindSwitch mentions={mentions} shown={shown} onChange={setShown} />
        <ArticleBody detail={detail} mentions={mentions} shown={shown} />
      </MentionCards>
      <ArticleStory id={detail.article.id} />
      <KeySentences sentences={detail.article.summary} />
      <MentionList mentions={mentions} />
      <Turning detail={detail} />
    </article>
  )
}

interface Given {
  readonly detail: ArticleDetail
  readonly mentions: ReturnType<typeof allMentions>
  readonly shown: ReadonlySet<MentionKind>
}

function ArticleHead({ detail, mentions, shown }: Given) {
  const say = useSay()
  const { article } = detail
  const from = Math.min(
    article.abstractStart ?? Number.MAX_SAFE_INTEGER,
    article.blocks[0]?.start ?? Number.MAX_SAFE_INTEGER,
  )
  const above = mentions.filter((each) => each.start < from)
  const marked = (line: string) => (
    <MarkedText text={line} start={0} mentions={placeInLine(line, above)} shown={shown} />
  )
  return (
    <header>
      <p className="article-label">
        {article.section && <span>{article.section}</span>}
        {article.label && <span className="label">{marked(article.label)}</span>}
        {detail.revision > 1 && <Tag color="orange">{say('revised', { n: detail.revision })}</Tag>}
      </p>
      <h1>{marked(article.title)}</h1>
      {article.sourceUrl && (
        <p className="article-source">
          {say('source')}{' '}
          <a href={article.sourceUrl} target="_blank" rel="noreferrer noopener">
            {article.sourceUrl}
          </a>
        </p>
      )}
    </header>
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
        <Link rel="prev" to={`/bulletins/${bulletin.id}/${previous.ordinal}`}>
          <span className="soft">← {say('previous')}</span>
          {previous.title}
        </Link>
      ) : (
        <span />
      )}
      {next && (
        <Link rel="next" to={`/bulletins/${bulletin.id}/${next.ordinal}`}>
          <span className="soft">{say('next')} →</span>
          {next.title}
        </Link>
      )}
    </nav>
  )
}
