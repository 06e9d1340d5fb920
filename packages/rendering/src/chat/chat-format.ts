/** What the messages of chat robots have in common. */
import type { DigestArticle } from '@jianbao/schema'

export interface ChatLink {
  readonly words: string
  readonly url: string
}

/** One article of a message. */
export interface ChatArticle {
  /** The topic it stands under; printed where it changes. */
  readonly group: string
  readonly title: string
  readonly sourceUrl: string | null
  readonly lead: string
  /** Why it reached the reader: 主题 产业发展；地区 怀化市. */
  readonly why: string
}

export interface ChatPart {
  /** With its mark: 【简报】… (1/3). */
  readonly title: string
  readonly articles: readonly ChatArticle[]
  /** 其余 N 篇…, in the last part of a digest that is too long, where no link says so. */
  readonly rest: string | null
  readonly links: readonly ChatLink[]
}

/** How one service takes a message, and what it allows. */
export interface ChatFormat {
  /** The message without what signs it. */
  readonly message: (part: ChatPart) => object
  /** What its service counts, of this message with its signature. */
  readonly bytes: (message: object) => number
  readonly bytesMax: number
}

const encoder = new TextEncoder()
export const utf8Bytes = (text: string): number => encoder.encode(text).length

/** The lines of the part with a heading wherever the topic changes. */
export function withGroups<T>(
  articles: readonly ChatArticle[],
  lines: { heading: (group: string) => T; article: (article: ChatArticle) => T[] },
): T[] {
  return articles.flatMap((article, at) => [
    ...(article.group === articles[at - 1]?.group ? [] : [lines.heading(article.group)]),
    ...lines.article(article),
  ])
}

// What Markdown and the mentions of robots are made of, as full-width twins: none of them has an escape.
const twins: Record<string, string> = {
  '[': '［',
  ']': '］',
  '(': '（',
  ')': '）',
  '*': '＊',
  _: '＿',
  '`': '｀',
  '<': '＜',
  '>': '＞',
  '#': '＃',
  '@': '＠',
  '!': '！',
  '|': '｜',
  '~': '～',
  '\\': '＼',
}

/** Text that Markdown leaves as it is. */
export const plainForMarkdown = (text: string): string =>
  text.replace(/[[\]()*_`<>#@!|~\\]/g, (character) => twins[character] ?? character)

/** A URL inside `[words](url)`. */
export const urlForMarkdown = (url: string): string =>
  url.replace(/[()<>\s]/g, (character) =>
    character === '(' ? '%28' : character === ')' ? '%29' : encodeURIComponent(character),
  )

export const headingOf = (
  article: Pick<DigestArticle, 'label' | 'title' | 'correction' | 'urgent'>,
): string =>
  `${article.urgent ? '【紧急】' : ''}${article.correction ? '【更正】' : ''}${[article.label, article.title].filter(Boolean).join(' | ')}`
