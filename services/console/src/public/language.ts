/** Which language a public page speaks: the one asked for, else the browser's, else Chinese. */
import { type Locale, locale } from '@jianbao/schema'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

const query = z.object({ lang: locale.optional().catch(undefined) }).catch({})

/** English is chosen for a browser that names it and no Chinese before it. */
function ofBrowser(header: string | undefined): Locale {
  const [first] = (header ?? '').toLowerCase().match(/\b(?:zh|en)\b/) ?? []
  return first === 'en' ? 'en' : 'zh-CN'
}

/** `preferred` is what is known of the reader. */
export function localeOf(request: FastifyRequest, preferred?: string): Locale {
  const { lang } = query.parse(request.query)
  const known = locale.safeParse(preferred)
  if (lang) return lang
  return known.success ? known.data : ofBrowser(request.headers['accept-language'])
}

/** The address with the language in it, so that forms and redirects keep it. An empty path is this page. */
export function inLanguage(path: string, language: Locale, more: Record<string, string> = {}) {
  return `${path}?${new URLSearchParams({ ...more, lang: language })}`
}
