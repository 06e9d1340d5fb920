/** Articles as Atom (RFC 4287), RSS 2.0 or JSON Feed 1.1: the same entries in each. */
import type { Topic } from '@jianbao/schema'
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import { topicName } from './describe.ts'
import { closedText } from './lead-of.ts'
import { printable } from './personal-links.ts'

export const feedForms = {
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const
export type FeedForm = keyof typeof feedForms

interface FeedEntry {
  readonly storyId: string
  readonly revision: number
  readonly title: string
  readonly label: string | null
  readonly sourceUrl: string | null
  readonly topics: readonly string[]
  readonly summary: readonly { readonly text: string }[]
  readonly opening: string | null
  readonly bulletin: string | null
  readonly at: Date
}

export interface FeedToRender {
  readonly id: string
  readonly title: string
  /** Where this very form is fetched. */
  readonly selfUrl: string
  readonly homeUrl: string
  readonly createdAt: Date
  /** Newest first. */
  readonly entries: readonly FeedEntry[]
  readonly topics: readonly Topic[]
}

interface Told {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly url: string | undefined
  readonly tags: string[]
  readonly at: Date
}

/** Control characters have no place in XML 1.0, half of a surrogate pair neither. */
const clean = (text: string) =>
  printable(text)
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '')

function told(entry: FeedEntry, topics: readonly Topic[]): Told {
  const summary = entry.summary.map((sentence) => sentence.text).join('')
  const words = [
    closedText(summary || entry.opening || ''),
    entry.bulletin ? `来自：${entry.bulletin}` : '',
  ]
  const isLink = /^https?:\/\//.test(entry.sourceUrl ?? '')
  return {
    // The same for ever: a feed reader shows a revision as one more entry, and nothing twice.
    id: `urn:uuid:${entry.storyId}${entry.revision > 1 ? `#r${entry.revision}` : ''}`,
    title: clean(
      `${entry.revision > 1 ? '【更正】' : ''}${[entry.label, entry.title].filter(Boolean).join(' | ')}`,
    ),
    text: clean(words.filter(Boolean).join('\n\n')),
    url: isLink ? clean(entry.sourceUrl ?? '') : undefined,
    tags: entry.topics.map((id) => topicName(id, topics)),
    at: entry.at,
  }
}

const writers: Record<FeedForm, (feed: FeedToRender, all: readonly Told[], at: Date) => string> = {
  atom: (feed, all, updated) =>
    generateAtomFeed({
      id: `urn:uuid:${feed.id}`,
      title: { value: clean(feed.title) },
      updated,
      authors: [{ name: '简报 Jianbao' }],
      links: [
        { href: feed.selfUrl, rel: 'self' },
        { href: feed.homeUrl, rel: 'alternate' },
      ],
      entries: all.map(({ id, title, text, url, tags, at }) => ({
        id,
        title: { value: title },
        updated: at,
        content: { type: 'text', value: text },
        categories: tags.map((term) => ({ term })),
        ...(url !== undefined && { links: [{ href: url, rel: 'alternate' }] }),
      })),
    }),
  rss: (feed, all, lastBuildDate) =>
    generateRssFeed({
      title: clean(feed.title),
      link: feed.homeUrl,
      description: clean(feed.title),
      lastBuildDate,
      atom: { links: [{ href: feed.selfUrl, rel: 'self', type: 'application/rss+xml' }] },
      items: all.map(({ id, title, text, url, tags, at }) => ({
        guid: { value: id, isPermaLink: false },
        title,
        description: text,
        pubDate: at,
        categories: tags.map((name) => ({ name })),
        ...(url !== undefined && { link: url }),
      })),
    }),
  json: (feed, all) =>
    JSON.stringify(
      generateJsonFeed({
        title: clean(feed.title),
        home_page_url: feed.homeUrl,
        feed_url: feed.selfUrl,
        language: 'zh-CN',
        items: all.map(({ id, title, text, url, tags, at }) => ({
          id,
          title,
          content_text: text,
          date_published: at,
          tags,
          ...(url !== undefined && { url }),
        })),
      }),
    ),
}

/** The same entries give the same characters, so that a feed that did not change is known by its hash. */
export function renderFeed(feed: FeedToRender, form: FeedForm): string {
  const all = feed.entries.map((entry) => told(entry, feed.topics))
  const newest = Math.max(feed.createdAt.getTime(), ...all.map((each) => each.at.getTime()))
  return writers[form](feed, all, new Date(newest))
}
