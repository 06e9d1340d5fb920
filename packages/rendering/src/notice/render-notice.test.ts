import { noticeKind } from '@jianbao/schema'
import { expect, test } from 'vitest'
import { renderNotice } from './render-notice.ts'

const given = { url: 'https://j.example/confirm/c.1', lastsHours: 72, lines: ['<b>湖南</b>\u202e'] }

test.each(noticeKind.options.flatMap((kind) => [[kind, 'zh-CN'] as const, [kind, 'en'] as const]))(
  'a %s in %s says the same in HTML and text, and lets no mark of others through',
  (kind, locale) => {
    const { subject, html, text } = renderNotice({ ...given, kind, locale })
    expect(subject).toMatch(locale === 'en' ? /^\[Jianbao\] / : /^【简报】/)
    expect(html).toContain(`<html lang="${locale}">`)
    expect(html).toContain('&lt;b&gt;湖南&lt;/b&gt;')
    expect(html + text).not.toMatch(/\{lasts\}|\u202e/)
    const hasLink = kind !== 'address-changed'
    expect([html.includes(given.url), text.includes(given.url)]).toEqual([hasLink, hasLink])
    if (hasLink) expect(text).toMatch(locale === 'en' ? /works for 3 days/ : /链接在 3 天内有效/)
  },
)
