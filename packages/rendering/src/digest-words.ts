/** What a digest says round its articles, in the reader's language. Articles stay in their own. */
import { counted, type Locale } from '@jianbao/schema'

export interface DigestWords {
  readonly brand: string
  readonly count: (articles: number) => string
  /** Subject line: the first heading, and how many there are. */
  readonly subject: (given: { heading: string; count: number; urgent: boolean }) => string
  readonly urgent: string
  readonly other: string
  readonly correction: string
  readonly removed: string
  readonly added: string
  readonly from: (bulletin: string) => string
  readonly source: string
  /** Before an address written out, in plain text. */
  readonly sourceAt: string
  readonly colon: string
  readonly why: string
  readonly everything: string
  readonly rest: (articles: number) => string
  readonly openPage: string
  readonly because: string
  readonly end: string
  readonly endAll: string
  readonly endAllHint: string
  readonly manage: string
  readonly moreSubscriptions: (count: number) => string
}

const chinese: DigestWords = {
  brand: '简报',
  count: (articles) => `共 ${articles} 篇`,
  subject: ({ heading, count, urgent }) =>
    `${urgent ? '【简报·急】' : '【简报】'}${heading}${count > 1 ? ` 等 ${count} 篇` : ''}`,
  urgent: '紧急关注',
  other: '其他',
  correction: '【更正】',
  removed: '原为',
  added: '改为',
  from: (bulletin) => `来自 ${bulletin}`,
  source: '查看原文',
  sourceAt: '原文：',
  colon: '：',
  why: '为什么收到：',
  everything: '全部文章',
  rest: (articles) => `其余 ${articles} 篇`,
  openPage: '在网页上看全部',
  because: '您收到这封信，是因为订阅了：',
  end: '退订此项',
  endAll: '全部退订',
  endAllHint: '（打开后需再点一次确认）',
  manage: '修改或暂停订阅',
  moreSubscriptions: (count) => `另有 ${count} 项订阅`,
}

const english: DigestWords = {
  brand: 'Jianbao',
  count: (articles) => counted(articles, 'article'),
  subject: ({ heading, count, urgent }) =>
    `${urgent ? '[Jianbao · urgent]' : '[Jianbao]'} ${heading}${count > 1 ? ` and ${count - 1} more` : ''}`,
  urgent: 'Urgent',
  other: 'Other',
  correction: '[Corrected] ',
  removed: 'was',
  added: 'now',
  from: (bulletin) => `From ${bulletin}`,
  source: 'Source',
  sourceAt: 'Source: ',
  colon: ': ',
  why: 'Why: ',
  everything: 'every article',
  rest: (articles) => `${articles} more`,
  openPage: 'Read all on the web',
  because: 'You receive this because you follow:',
  end: 'Unsubscribe',
  endAll: 'Unsubscribe from all',
  endAllHint: ' (you will be asked to confirm)',
  manage: 'Change or pause',
  moreSubscriptions: (count) => `and ${count} more`,
}

export const digestWords: Record<Locale, DigestWords> = { 'zh-CN': chinese, en: english }

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format takes longer than all else a digest needs of the day. */
function formatOf(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options])
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, format)
  return format
}

/** The day where the reader lives: `2026年11月2日 星期一`, `Monday, November 2, 2026`. */
export function dateLine(at: Date, timeZone: string, locale: Locale): string {
  const day = { timeZone, year: 'numeric', month: 'long', day: 'numeric' } as const
  if (locale === 'en') return formatOf(locale, { ...day, weekday: 'long' }).format(at)
  const weekday = formatOf(locale, { timeZone, weekday: 'long' }).format(at)
  return `${formatOf(locale, day).format(at)} ${weekday}`
}
