/** What a wish means and how much it would bring, before it is agreed to. */
import { previewFilter } from '@jianbao/matching'
import { type Html, html } from '@jianbao/rendering'
import {
  describeCadence,
  fillWords,
  type Locale,
  type SignUpWish,
  type Topic,
} from '@jianbao/schema'
import { articleHistory, type Db } from '@jianbao/store'
import { nameOf } from './read-wish.ts'

const zh = {
  preview: '预览',
  means: '意思是',
  perWeek: '平均每周约 {n} 篇（最近 {weeks} 周共 {articles} 篇）。',
}
const en: typeof zh = {
  preview: 'Preview',
  means: 'It means',
  perWeek: 'About {n} {n|article|articles} a week ({articles} in the last {weeks} weeks).',
}
const words: Record<Locale, typeof zh> = { 'zh-CN': zh, en }

export const previewWord = (locale: Locale): string => words[locale].preview

interface Around {
  readonly db: Db
  readonly at: Date
  readonly locale: Locale
  readonly topics: readonly Topic[]
  readonly timeZone: string
}

/** No titles: who has not agreed yet is told how many, not what. */
export async function previewBox(wish: SignUpWish, around: Around): Promise<Html> {
  const { db, at, locale, topics, timeZone } = around
  const say = words[locale]
  const found = await previewFilter(wish.filter, { at, history: articleHistory(db) })
  const estimate = fillWords(say.perWeek, {
    n: found.perWeek,
    weeks: found.weeks.length,
    articles: found.articles,
  })
  const warning = found.warning && (locale === 'en' ? found.warning.en : found.warning.zh)
  const when = describeCadence(wish.cadence, { locale, homeTimeZone: timeZone })
  return html`<section class="preview" id="preview" role="status" aria-label="${say.preview}"><p class="soft">${say.means}</p>
<p><strong>${nameOf(wish.filter, { topics, locale })}</strong></p><p class="soft">${when}</p>
<p>${found.warning?.code === 'no-history' ? null : estimate}</p>${warning ? html`<p class="caution">${warning}</p>` : null}</section>
`
}
