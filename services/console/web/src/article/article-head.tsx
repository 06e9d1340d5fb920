/** Above the text: label, title, where it was printed, and what to do with it. */
import type { ArticleDetail } from '@jianbao/schema'
import { Chip } from '../parts/chip.tsx'
import { useLanguage, useSay } from '../text/language.tsx'
import { CopyCitation } from './copy-citation.tsx'
import { MarkedText, placeInLine } from './marked-text.tsx'
import type { AnyMention, MentionKind } from './mention-kinds.ts'

interface Given {
  readonly detail: ArticleDetail
  readonly mentions: readonly AnyMention[]
  readonly shown: ReadonlySet<MentionKind>
}

export function ArticleHead({ detail, mentions, shown }: Given) {
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
      <p className="article-label" lang="zh-CN">
        {article.section && <span>{article.section}</span>}
        {article.label && <span className="label">{marked(article.label)}</span>}
        {detail.revision > 1 && (
          <Chip look="warning">{say('revised', { n: detail.revision })}</Chip>
        )}
      </p>
      <h1 lang="zh-CN">{marked(article.title)}</h1>
      <Printed detail={detail} />
      {article.sourceUrl && (
        <p className="article-source">
          {say('source')}{' '}
          <a href={article.sourceUrl} target="_blank" rel="noreferrer noopener">
            {article.sourceUrl}
          </a>
        </p>
      )}
      <CopyCitation detail={detail} />
    </header>
  )
}

function Printed({ detail: { article, bulletin, place } }: { detail: ArticleDetail }) {
  const say = useSay()
  const { language } = useLanguage()
  const facts = [
    bulletin.publisher,
    bulletin.series,
    bulletin.issue && say('issueN', { n: bulletin.issue }),
    bulletin.date,
    say('ordinalN', { n: article.ordinal }),
    place &&
      (place.page === null ? say('lineN', { n: place.line }) : say('pageN', { n: place.page })),
  ]
  return (
    <p className="article-source">{facts.filter(Boolean).join(language === 'zh' ? '，' : ', ')}</p>
  )
}
