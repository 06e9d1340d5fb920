/**
 * A digest as the messages of a chat robot: split at the borders of articles, each part within what
 * its service counts, marked (1/3). An article that is too long for a message of its own is cut
 * between characters; a digest that is too long for a chat says how many articles are left out.
 */
import type { DigestArticle, DigestContent, RobotKind, Topic } from '@jianbao/schema'
import { reasonChips } from '../describe.ts'
import { groupArticles } from '../group-articles.ts'
import { chatPartsMax, chatTitleCharsMax } from '../limits.ts'
import { printable } from '../personal-links.ts'
import {
  type ChatArticle,
  type ChatFormat,
  type ChatLink,
  type ChatPart,
  headingOf,
} from './chat-format.ts'
import { cutToFit } from './cut-text.ts'
import { dingtalkFormat } from './dingtalk-format.ts'
import { feishuFormat } from './feishu-format.ts'
import { wecomFormat } from './wecom-format.ts'

export interface ChatToRender {
  readonly content: Pick<DigestContent, 'subject' | 'articles'>
  readonly topics: readonly Topic[]
  /** Where the whole digest stands as it was frozen; null without a public address. */
  readonly pageUrl: string | null
  /** A page that acts on POST only; null without a public address. */
  readonly unsubscribeUrl: string | null
  /** A robot that asks for a keyword takes only messages that hold it. */
  readonly keyword?: string | undefined
}

const chatFormats: Record<RobotKind, ChatFormat> = {
  feishu: feishuFormat,
  dingtalk: dingtalkFormat,
  wecom: wecomFormat,
}

const oneLine = (text: string) => printable(text).toWellFormed().replace(/\s+/g, ' ').trim()

function chatArticle(article: DigestArticle, group: string, topics: readonly Topic[]): ChatArticle {
  const why = reasonChips(
    article.reasons.map((reason) => reason.why),
    topics,
  )
  const isLink = /^https?:\/\//.test(article.sourceUrl ?? '')
  return {
    group,
    title: oneLine(headingOf(article)),
    sourceUrl: isLink ? article.sourceUrl : null,
    lead: oneLine(article.lead?.text ?? ''),
    why: oneLine(why.join('；')),
  }
}

function chatArticles({ content, topics }: ChatToRender): ChatArticle[] {
  return groupArticles(content.articles, topics).flatMap(({ topic, sections }) =>
    sections.flatMap(({ articles }) =>
      articles.map((article) => chatArticle(article, oneLine(topic), topics)),
    ),
  )
}

/** What ends the last part: the way to what was left out, or to the whole, and the way out. */
function endOf({ pageUrl, unsubscribeUrl }: ChatToRender, left: number) {
  const words = left > 0 ? `其余 ${left} 篇` : '完整内容'
  const links: ChatLink[] = [
    ...(pageUrl === null ? [] : [{ words, url: pageUrl }]),
    ...(unsubscribeUrl === null ? [] : [{ words: '退订', url: unsubscribeUrl }]),
  ]
  return { rest: left > 0 && pageUrl === null ? `其余 ${left} 篇未列出。` : null, links }
}

type Fits = (articles: readonly ChatArticle[]) => boolean

/** The article as much as one message holds of it: the opening gives way first, then the reasons, the link, the title. */
function shortened(article: ChatArticle, fits: Fits): ChatArticle {
  const lead = cutToFit(article.lead, (text) => fits([{ ...article, lead: text }]))
  if (lead !== null) return { ...article, lead }
  const bare = { ...article, lead: '', why: '', sourceUrl: null }
  const title = cutToFit(article.title, (text) => fits([{ ...bare, title: text }])) ?? ''
  return { ...bare, title }
}

function splitArticles(articles: readonly ChatArticle[], fits: Fits): ChatArticle[][] {
  const parts: ChatArticle[][] = []
  for (const article of articles) {
    const current = parts.at(-1)
    if (current && fits([...current, article])) current.push(article)
    else parts.push([fits([article]) ? article : shortened(article, fits)])
  }
  return parts
}

/** Every message as its service takes it, without what signs it. The same digest gives the same messages. */
export function renderChat(kind: RobotKind, digest: ChatToRender): object[] {
  const format = chatFormats[kind]
  const keyword = digest.keyword ?? ''
  const subject = oneLine(digest.content.subject)
  const title =
    cutToFit(subject, (text) => text.length <= chatTitleCharsMax)?.concat(
      subject.includes(keyword) ? '' : ` · ${keyword}`,
    ) ?? subject
  const articles = chatArticles(digest)
  // Room is kept in every part for the mark, and for all that only the last one carries.
  const fits: Fits = (some) => {
    const part: ChatPart = {
      title: `${title} (${chatPartsMax}/${chatPartsMax})`,
      articles: some,
      ...endOf(digest, articles.length),
    }
    return format.bytes(format.message(part)) <= format.bytesMax
  }
  const parts = splitArticles(articles, fits)
  const shown = parts.slice(0, chatPartsMax)
  const left = parts.slice(chatPartsMax).flat().length
  return shown.map((some, at) => {
    const isLast = at === shown.length - 1
    return format.message({
      title: shown.length > 1 ? `${title} (${at + 1}/${shown.length})` : title,
      articles: some,
      ...(isLast ? endOf(digest, left) : { rest: null, links: [] }),
    })
  })
}
