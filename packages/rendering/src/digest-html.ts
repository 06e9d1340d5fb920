/**
 * The HTML of a digest: one column of 600 px in tables, styles on the elements because some readers
 * drop the sheet, and a sheet for dark screens and narrow ones. Nothing is loaded from anywhere.
 */
import type { DigestArticle, Lead, Topic } from '@jianbao/schema'
import { reasonChips } from './describe.ts'
import type { DigestToRender } from './digest-to-render.ts'
import { type ArticleGroup, groupArticles } from './group-articles.ts'
import { Html, html } from './html.ts'
import { cutLead } from './lead-of.ts'
import { linkPlaceholder, printable } from './personal-links.ts'

export interface HtmlSpace {
  readonly date: string
  /** Characters of each opening; 0 leaves one line an article. */
  readonly leadChars: number
  readonly articlesMax: number
}

/** How each article is shown: how much of it, and under which names of topics. */
interface Look {
  readonly leadChars: number
  readonly topics: readonly Topic[]
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

/** Only web addresses become links: a bulletin must not put anything else behind a title. */
function webUrl(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s<>"']+$/i.test(url) ? url : null
}

function highlighted(lead: Lead): Html {
  const parts: Html[] = []
  let from = 0
  for (const { kind, start, end } of lead.highlights) {
    const before = printable(lead.text.slice(from, start))
    const words = printable(lead.text.slice(start, end))
    const marked =
      kind === 'amount'
        ? html`<b style="color:#a12a1e">${words}</b>`
        : html`<i style="font-style:normal;color:#7d4a12">${words}</i>`
    parts.push(html`${before}${marked}`)
    from = end
  }
  return html`${parts}${printable(lead.text.slice(from))}`
}

function titleOf(article: DigestArticle): Html {
  const url = webUrl(article.sourceUrl)
  const title = printable(article.title)
  const heading = url
    ? html`<a href="${url}" style="color:#16202b;text-decoration:none">${title}</a>`
    : html`${title}`
  const mark = article.correction
    ? html`<span class="g" style="color:#a12a1e">【更正】</span>`
    : null
  return html`${mark}${heading}`
}

function chipTexts(article: DigestArticle, topics: readonly Topic[]): string[] {
  const reasons = article.reasons.map((reason) => reason.why)
  const chips = reasonChips(reasons, topics)
  return chips.length > 0 ? chips : article.reasons.map((reason) => reason.subscription)
}

function chipsOf(article: DigestArticle, topics: readonly Topic[]): Html[] {
  return chipTexts(article, topics).map(
    (chip) =>
      html`<span class="k" style="display:inline-block;background:#eef1f4;color:#55606b;border-radius:9px;padding:0 8px;margin:0 4px 4px 0">${printable(chip)}</span>`,
  )
}

function provenanceOf(article: DigestArticle): Html {
  const url = webUrl(article.sourceUrl)
  const link = url ? html`<a class="u" href="${url}" style="color:#1a5aa8">查看原文</a>` : null
  const from = article.bulletin ? html`来自 ${printable(article.bulletin)}` : null
  const between = link && from ? html`　·　` : null
  return html`${from}${between}${link}`
}

/** One line, for digests so long that nothing else fits. */
function articleLine(article: DigestArticle, topics: readonly Topic[]): Html {
  const label = article.label ? html`${printable(article.label)} | ` : null
  return html`<tr><td class="p t" style="padding:6px 32px;font-size:15px;color:#16202b">${label}${titleOf(article)} <small class="m" style="color:#6b7580">${printable(chipTexts(article, topics).join('；'))}</small></td></tr>
`
}

function articleRow(article: DigestArticle, { leadChars, topics }: Look): Html {
  if (leadChars === 0) return articleLine(article, topics)
  const label = article.label
    ? html`<div class="m" style="font-size:13px;line-height:20px;color:#6b7580">${printable(article.label)}</div>`
    : null
  const title = html`<div class="t" style="font-size:17px;line-height:26px;font-weight:600;color:#16202b">${titleOf(article)}</div>`
  const lead = article.lead
    ? html`<div class="b" style="font-size:15px;line-height:25px;color:#3c4650;padding:6px 0 0">${highlighted(cutLead(article.lead, leadChars))}</div>`
    : null
  return html`<tr><td class="p l" style="padding:16px 32px 14px;border-top:1px solid #e6eaee">
${label}${title}${lead}
<div class="m" style="font-size:12px;line-height:20px;color:#6b7580;padding:8px 0 4px">${provenanceOf(article)}</div>
<div style="font-size:12px;line-height:19px"><span class="m" style="color:#6b7580">为什么收到：</span>${chipsOf(article, topics)}</div>
</td></tr>
`
}

function groupRows(group: ArticleGroup, look: Look): Html {
  const sections = group.sections.map(({ section, articles }) => {
    const name =
      section && section !== group.topic
        ? html`<tr><td class="p m" style="padding:8px 32px;font-size:14px;color:#6b7580">${printable(section)}</td></tr>`
        : null
    return html`${name}${articles.map((article) => articleRow(article, look))}`
  })
  return html`<tr><td class="p" style="padding:26px 32px 12px"><div class="g" style="font-size:19px;line-height:24px;font-weight:700;color:#a12a1e;border-left:4px solid #a12a1e;padding-left:10px">${printable(group.topic)}</div></td></tr>
${sections}`
}

function whyRow(digest: DigestToRender): Html {
  const subscriptions = digest.subscriptions.map(({ id, name }) => {
    const url = linkPlaceholder({ kind: 'unsubscribe-subscription', subscriptionId: id })
    return html`<div>${printable(name)}　<a class="u" href="${new Html(url)}" style="color:#1a5aa8">退订此项</a></div>`
  })
  const all = new Html(linkPlaceholder({ kind: 'unsubscribe-digest' }))
  return html`<tr><td class="p m l" style="padding:20px 32px 28px;border-top:1px solid #e6eaee;font-size:13px;line-height:22px;color:#6b7580">
您收到这封信，是因为订阅了：
${subscriptions}
<div style="padding-top:10px">不想再收到？<a class="u" href="${all}" style="color:#1a5aa8">全部退订</a>（打开后需再点一次确认）</div>
</td></tr>`
}

function preheader(articles: readonly DigestArticle[]): string {
  const titles = articles.slice(0, 4).map((article) => article.title)
  return printable(titles.join('；'))
}

/** The whole page. `space` says how much of each article there is room for. */
export function renderDigestHtml(digest: DigestToRender, space: HtmlSpace): string {
  const shown = digest.articles.slice(0, space.articlesMax)
  const hidden = digest.articles.length - shown.length
  const groups = groupArticles(shown, digest.topics)
  const look = { leadChars: space.leadChars, topics: digest.topics }
  const rest =
    hidden > 0
      ? html`<tr><td class="p b" style="padding:18px 32px;font-size:15px;color:#3c4650">其余 ${hidden} 篇列在本邮件的纯文本部分。</td></tr>`
      : null
  return html`<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>简报</title><style>${sheet}</style></head>
<body><div style="display:none;max-height:0;overflow:hidden">${preheader(shown)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="o" align="center" style="padding:24px 8px;background:#eef1f4">
<table role="presentation" class="c r" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background:#ffffff;border-radius:8px;overflow:hidden">
<tr><td class="p h" style="padding:22px 32px;background:#a12a1e;color:#ffffff"><div style="font-size:24px;line-height:32px;font-weight:700;letter-spacing:2px">简报</div><div style="font-size:14px;line-height:22px;color:#ffe3dd">${space.date}　·　共 ${digest.articles.length} 篇</div></td></tr>
${groups.map((group) => groupRows(group, look))}${rest}${whyRow(digest)}
</table></td></tr></table></body></html>
`.source
}
