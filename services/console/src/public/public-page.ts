/** The frame of every public page: one column, one language at a time, no script, nothing from outside. */
import { type Html, html } from '@jianbao/rendering'
import type { Locale } from '@jianbao/schema'
import type { FastifyReply } from 'fastify'
import { inLanguage } from './language.ts'

export interface PublicPage {
  readonly locale: Locale
  readonly title: string
  readonly main: Html
  readonly status?: number
}

const product = { 'zh-CN': '简报', en: 'Jianbao' }

/** The same page again, offered in words that who cannot read this one looks for. */
function otherLanguage({ locale }: PublicPage): Html {
  return locale === 'en'
    ? html`<a href="${inLanguage('', 'zh-CN')}" lang="zh-CN" hreflang="zh-CN">中文</a>`
    : html`<a href="${inLanguage('', 'en')}" lang="en" hreflang="en">English</a>`
}

export function sendPage(reply: FastifyReply, page: PublicPage): FastifyReply {
  const { locale, title, main, status = 200 } = page
  const whole = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} · ${product[locale]}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/public.css">
</head>
<body>
<header><p class="brand"><span class="mark" aria-hidden="true">简</span>${product[locale]}</p>${otherLanguage(page)}</header>
<main>
${main}
</main>
</body>
</html>
`
  return reply.status(status).type('text/html; charset=utf-8').send(whole.source)
}
