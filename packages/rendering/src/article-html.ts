/** One article in the HTML of a digest. */
import type { DigestChange, Lead, Locale, Topic } from '@jianbao/schema'
import { reasonChips } from './describe.ts'
import type { ArticleToRender } from './digest-to-render.ts'
import { digestWords } from './digest-words.ts'
import { type Html, html } from './html.ts'
import { cutLead } from './lead-of.ts'
import { printable } from './personal-links.ts'

/** How each article is shown: how much of it, and in which words. */
export interface Look {
  /** Characters of each opening; 0 leaves one line an article. */
  readonly leadChars: number
  readonly topics: readonly Topic[]
  readonly locale: Locale
}

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

function titleOf(article: ArticleToRender, { locale }: Look): Html {
  const url = webUrl(article.sourceUrl)
  const title = printable(article.title)
  const heading = url
    ? html`<a href="${url}" style="color:#16202b;text-decoration:none">${title}</a>`
    : html`${title}`
  const mark = article.correction
    ? html`<span class="g" style="color:#a12a1e">${digestWords[locale].correction}</span>`
    : null
  return html`${mark}${heading}`
}

export function chipTexts(article: ArticleToRender, { topics, locale }: Look): string[] {
  const reasons = article.reasons.map((reason) => reason.why)
  const chips = reasonChips(reasons, topics, locale)
  return chips.length > 0 ? chips : [digestWords[locale].everything]
}

function chipsOf(article: ArticleToRender, look: Look): Html[] {
  return chipTexts(article, look).map(
    (chip) =>
      html`<span class="k" style="display:inline-block;background:#eef1f4;color:#55606b;border-radius:9px;padding:0 8px;margin:0 4px 4px 0">${printable(chip)}</span>`,
  )
}

function provenanceOf(article: ArticleToRender, { locale }: Look): Html {
  const words = digestWords[locale]
  const url = webUrl(article.sourceUrl)
  const link = url
    ? html`<a class="u" href="${url}" style="color:#1a5aa8">${words.source}</a>`
    : null
  const from = article.bulletin ? html`${words.from(printable(article.bulletin))}` : null
  const between = link && from ? html`　·　` : null
  return html`${from}${between}${link}`
}

function changeRow({ kind, text }: DigestChange, { locale }: Look): Html {
  const words = digestWords[locale]
  const cell = 'vertical-align:top;padding:1px 0;font-size:13px;line-height:21px'
  const shown =
    kind === 'removed'
      ? html`<s>${printable(text)}</s>`
      : html`<span style="text-decoration:underline">${printable(text)}</span>`
  return html`<tr><td class="m" width="40" style="${cell};color:#6b7580">${words[kind]}</td><td class="b" style="${cell};color:#3c4650">${shown}</td></tr>`
}

/** What a correction took out and put in, struck out and underlined: colour alone says nothing. */
function changesOf(article: ArticleToRender, look: Look): Html | null {
  const changes = article.changes ?? []
  if (changes.length === 0) return null
  return html`<table role="presentation" class="l" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:6px 0 0;border-left:3px solid #e6eaee"><tr><td style="padding:0 0 0 10px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${changes.map((change) => changeRow(change, look))}</table></td></tr></table>`
}

/** One line, for digests so long that nothing else fits. */
function articleLine(article: ArticleToRender, look: Look): Html {
  const label = article.label ? html`${printable(article.label)} | ` : null
  return html`<tr><td class="p t" style="padding:6px 32px;font-size:15px;color:#16202b">${label}${titleOf(article, look)} <small class="m" style="color:#6b7580">${printable(chipTexts(article, look).join('；'))}</small></td></tr>
`
}

export function articleRow(article: ArticleToRender, look: Look): Html {
  const { leadChars, locale } = look
  if (leadChars === 0) return articleLine(article, look)
  const label = article.label
    ? html`<div class="m" style="font-size:13px;line-height:20px;color:#6b7580">${printable(article.label)}</div>`
    : null
  const title = html`<div class="t" style="font-size:17px;line-height:26px;font-weight:600;color:#16202b">${titleOf(article, look)}</div>`
  const lead = article.lead
    ? html`<div class="b" style="font-size:15px;line-height:25px;color:#3c4650;padding:6px 0 0">${highlighted(cutLead(article.lead, leadChars))}</div>`
    : null
  return html`<tr><td class="p l" style="padding:16px 32px 14px;border-top:1px solid #e6eaee">
${label}${title}${changesOf(article, look)}${lead}
<div class="m" style="font-size:12px;line-height:20px;color:#6b7580;padding:8px 0 4px">${provenanceOf(article, look)}</div>
<div style="font-size:12px;line-height:19px"><span class="m" style="color:#6b7580">${digestWords[locale].why}</span>${chipsOf(article, look)}</div>
</td></tr>
`
}
