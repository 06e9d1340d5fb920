/**
 * The HTML of a digest: one column of 600 px in tables, styles on the elements because some readers
 * drop the sheet, and a sheet for dark screens and narrow ones. Nothing is loaded from anywhere.
 * Outlook on Windows knows no max-width: it gets a table of its own round the column.
 */
import { ownLinesMark } from '@jianbao/schema'
import { articleRow, type Look } from './article-html.ts'
import type { ArticleToRender, SharedDigest, SubscriptionOfDigest } from './digest-to-render.ts'
import { type DigestWords, digestWords } from './digest-words.ts'
import {
  type ArticleGroup,
  groupArticles,
  inOrderShown,
  type SectionGroup,
} from './group-articles.ts'
import { Html, html } from './html.ts'
import { subscriptionsShownMax } from './limits.ts'
import { linkPlaceholder, printable } from './personal-links.ts'

export interface HtmlSpace {
  /** Characters of each opening; 0 leaves one line an article. */
  readonly leadChars: number
  readonly articlesMax: number
}

const sheet = new Html(`
body{margin:0;padding:0;background:#eef1f4}
body,td,a,p{font-family:-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
a{color:#1a5aa8;text-decoration:none}
@media (max-width:620px){.o{padding:0!important}.p{padding-left:18px!important;padding-right:18px!important}.r{border-radius:0!important}}
@media (prefers-color-scheme:dark){
body,.o{background:#14171a!important}
.c{background:#1e2226!important}
.h{background:#7d2018!important}
.t,.t a{color:#eef0f2!important}
.b{color:#c9ced4!important}
.b b{color:#ffb199!important}
.b i{color:#e3c08c!important}
.m,.m a{color:#98a1aa!important}
.g{color:#ff9d85!important;border-color:#ff9d85!important}
.l{border-color:#343a40!important}
.k{background:#2c3238!important;color:#b9c1c9!important}
.m .u{color:#7fb2ea!important}
}`)

function sectionRows(group: SectionGroup<ArticleToRender>, look: Look, topic: string): Html {
  const { section, regions, articles } = group
  const name =
    section && section !== topic
      ? html`<tr><td class="p m" style="padding:8px 32px;font-size:14px;color:#6b7580">${printable(section)}</td></tr>`
      : null
  // Where each article is of another province, its label says enough.
  const isParted = regions.length > 1 && regions.length < articles.length
  return html`${name}${regions.map(({ region, articles: inRegion }) => {
    const heading =
      isParted && region
        ? html`<tr><td class="p m l" style="padding:10px 32px 6px;border-top:1px solid #e6eaee;font-size:13px;font-weight:600;color:#6b7580">${printable(region)}</td></tr>`
        : null
    return html`${heading}${inRegion.map((article) => articleRow(article, look))}`
  })}`
}

function groupRows({ topic, sections }: ArticleGroup<ArticleToRender>, look: Look): Html {
  return html`<tr><td class="p" style="padding:26px 32px 12px"><div class="g" style="font-size:19px;line-height:24px;font-weight:700;color:#a12a1e;border-left:4px solid #a12a1e;padding-left:10px">${printable(topic)}</div></td></tr>
${sections.map((section) => sectionRows(section, look, topic))}`
}

/** The reader's own lines: what they follow, and how to end it. */
export function ownHtml(
  subscriptions: readonly SubscriptionOfDigest[],
  words: DigestWords,
): string {
  const shown = subscriptions.slice(0, subscriptionsShownMax).map(({ id, name }) => {
    const url = linkPlaceholder({ kind: 'unsubscribe-subscription', subscriptionId: id })
    return html`<div>${printable(name)}　<a class="u" href="${new Html(url)}" style="color:#1a5aa8">${words.end}</a></div>`
  })
  const hidden = subscriptions.length - shown.length
  const more = hidden > 0 ? html`<div>${words.moreSubscriptions(hidden)}</div>` : null
  const all = new Html(linkPlaceholder({ kind: 'unsubscribe-digest' }))
  const manage = new Html(linkPlaceholder({ kind: 'manage-digest' }))
  return html`<tr><td class="p m l" style="padding:20px 32px 28px;border-top:1px solid #e6eaee;font-size:13px;line-height:22px;color:#6b7580">
${words.because}
${shown}${more}
<div style="padding-top:10px"><a class="u" href="${manage}" style="color:#1a5aa8">${words.manage}</a>　·　<a class="u" href="${all}" style="color:#1a5aa8">${words.endAll}</a>${words.endAllHint}</div>
</td></tr>`.source
}

function preheader(articles: readonly ArticleToRender[]): string {
  const titles = articles.slice(0, 4).map((article) => article.title)
  return printable(titles.join('；'))
}

function restRow(hidden: number, words: DigestWords): Html | null {
  if (hidden === 0) return null
  const page = new Html(linkPlaceholder({ kind: 'digest-page' }))
  return html`<tr><td class="p b l" style="padding:18px 32px;border-top:1px solid #e6eaee;font-size:15px;color:#3c4650"><b>${words.rest(hidden)}</b>　<a class="u" href="${page}" style="color:#1a5aa8">${words.openPage}</a></td></tr>`
}

/**
 * The whole page. `space` says how much of each article there is room for; `own` is what stands
 * below: the reader's lines, or a mark for them.
 */
export function renderDigestHtml(
  digest: SharedDigest,
  space: HtmlSpace,
  own: string = ownLinesMark,
): string {
  const words = digestWords[digest.locale]
  const { locale, topics } = digest
  const groups = groupArticles(digest.articles, topics, locale)
  const shown = cutGroups(groups, space.articlesMax)
  const hidden = Math.max(0, digest.articles.length - space.articlesMax)
  const look = { leadChars: space.leadChars, topics, locale }
  return html`<!DOCTYPE html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${words.brand}</title><style>${sheet}</style></head>
<body><div style="display:none;max-height:0;overflow:hidden">${preheader(inOrderShown(groups))}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="o" align="center" style="padding:24px 8px;background:#eef1f4">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" class="c r" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background:#ffffff;border-radius:8px;overflow:hidden">
<tr><td class="p h" style="padding:22px 32px;background:#a12a1e;color:#ffffff"><div style="font-size:24px;line-height:32px;font-weight:700;letter-spacing:2px">${words.brand}</div><div style="font-size:14px;line-height:22px;color:#ffe3dd">${digest.date}　·　${words.count(digest.articles.length)}</div></td></tr>
${shown.map((group) => groupRows(group, look))}${restRow(hidden, words)}${new Html(own)}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table></body></html>
`.source
}

/** The first `max` articles in the order of the groups. */
export function cutGroups<Article>(
  groups: readonly ArticleGroup<Article>[],
  max: number,
): ArticleGroup<Article>[] {
  let room = max
  const taken = (articles: readonly Article[]) => {
    const kept = articles.slice(0, room)
    room -= kept.length
    return kept
  }
  return groups
    .map(({ topic, sections }) => ({
      topic,
      sections: sections
        .map(({ section, regions }) => {
          const kept = regions
            .map(({ region, articles }) => ({ region, articles: taken(articles) }))
            .filter(({ articles }) => articles.length > 0)
          return { section, regions: kept, articles: kept.flatMap(({ articles }) => articles) }
        })
        .filter(({ articles }) => articles.length > 0),
    }))
    .filter(({ sections }) => sections.length > 0)
}
