/** Single mails beside the digests: an agreement asked for, a link that was wanted, a change told. */
import { counted, type Locale, type NoticeKind } from '@jianbao/schema'
import { type Html, html } from '../html.ts'
import { printable } from '../personal-links.ts'
import { type NoticeWords, noticeWords } from './notice-words.ts'

export interface NoticeToRender {
  readonly kind: NoticeKind
  readonly locale: Locale
  /** Where the button leads; without characters that HTML escapes. */
  readonly url: string
  readonly lastsHours: number
  /** What is asked for, in plain words, line by line. */
  readonly lines: readonly string[]
}

export interface RenderedNotice {
  readonly subject: string
  readonly html: string
  readonly text: string
}

function lasting(hours: number, locale: Locale): string {
  const days = hours / 24
  const isDays = hours > 24 && Number.isInteger(days)
  if (locale === 'en') return isDays ? counted(days, 'day') : counted(hours, 'hour')
  return isDays ? `${days} 天` : `${hours} 小时`
}

function wordsOf({ kind, locale, lastsHours }: NoticeToRender): NoticeWords {
  const words = noticeWords[locale][kind]
  const lasts = lasting(lastsHours, locale)
  return { ...words, after: words.after.map((line) => line.replace('{lasts}', lasts)) }
}

const row = (inside: Html, style = '') =>
  html`<tr><td style="padding:0 32px 14px;font-size:16px;line-height:26px;color:#3c4650;${style}">${inside}</td></tr>
`

function buttonRow(label: string, url: string): Html {
  return row(
    html`<a href="${url}" style="display:inline-block;padding:11px 26px;border-radius:6px;background:#a12a1e;color:#ffffff;font-weight:700;text-decoration:none">${label}</a>
<div style="padding-top:12px;font-size:13px;line-height:20px;word-break:break-all"><a href="${url}" style="color:#1a5aa8">${url}</a></div>`,
    'padding-top:6px',
  )
}

function renderHtml(words: NoticeWords, { url, lines, locale }: NoticeToRender): string {
  const asked =
    lines.length > 0
      ? row(
          html`<div style="padding:12px 16px;border-left:4px solid #a12a1e;background:#f6f7f9;color:#16202b;word-break:break-word">${lines.map((line) => html`<div>${printable(line)}</div>`)}</div>`,
        )
      : null
  const small = 'font-size:13px;line-height:21px;color:#6b7580;padding-bottom:6px'
  return html`<!DOCTYPE html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light"><title>${words.heading}</title></head>
<body style="margin:0;padding:0;background:#eef1f4;font-family:-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:24px 8px;background:#eef1f4">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background:#ffffff;border-radius:8px;overflow:hidden">
<tr><td style="padding:20px 32px;background:#a12a1e;color:#ffffff;font-size:22px;line-height:30px;font-weight:700;letter-spacing:2px">${locale === 'en' ? 'Jianbao 简报' : '简报'}</td></tr>
<tr><td style="padding:26px 32px 12px;font-size:20px;line-height:28px;font-weight:700;color:#16202b">${words.heading}</td></tr>
${words.paragraphs.map((each) => row(html`${each}`))}${asked}${words.button === null ? null : buttonRow(words.button, url)}${words.after.map((each) => row(html`${each}`, small))}
<tr><td style="padding:0 0 18px"></td></tr>
</table></td></tr></table></body></html>
`.source
}

function renderText(words: NoticeWords, { url, lines, locale }: NoticeToRender): string {
  const asked = lines.length > 0 ? ['', ...lines.map((line) => `  ${printable(line)}`)] : []
  const button =
    words.button === null ? [] : ['', `${words.button}${locale === 'en' ? ':' : '：'}`, url]
  const after = words.after.length > 0 ? ['', ...words.after] : []
  return [words.heading, '', ...words.paragraphs, ...asked, ...button, ...after, ''].join('\n')
}

/** Renders the notice. The same notice gives the same characters, always. */
export function renderNotice(notice: NoticeToRender): RenderedNotice {
  const words = wordsOf(notice)
  return {
    subject: words.subject,
    html: renderHtml(words, notice),
    text: renderText(words, notice),
  }
}
