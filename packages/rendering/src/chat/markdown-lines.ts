/** The blocks of a message in the Markdown that DingTalk and WeCom know: headings, links, quotations. */
import { type ChatPart, plainForMarkdown, urlForMarkdown, withGroups } from './chat-format.ts'

/** What each service writes in its own way. */
interface Manner {
  /** The mark of the title: `##`. Groups stand one level below. */
  readonly title: string
  readonly why: (words: string) => string
}

export function markdownLines(part: ChatPart, { title: mark, why: shown }: Manner): string[] {
  return [
    `${mark} ${plainForMarkdown(part.title)}`,
    ...withGroups(part.articles, {
      heading: (group) => `${mark}# ${plainForMarkdown(group)}`,
      article: ({ title, sourceUrl, lead, why }) => {
        const words = plainForMarkdown(title)
        return [
          sourceUrl ? `**[${words}](${urlForMarkdown(sourceUrl)})**` : `**${words}**`,
          ...(lead ? [plainForMarkdown(lead)] : []),
          ...(why ? [`> ${shown(plainForMarkdown(why))}`] : []),
        ]
      },
    }),
    ...(part.rest ? [plainForMarkdown(part.rest)] : []),
    ...part.links.map(({ words, url }) => `[${words}](${urlForMarkdown(url)})`),
  ]
}
