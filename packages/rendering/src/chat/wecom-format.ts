/** WeCom's Markdown: `content` is 4,096 bytes of UTF-8 at most. Its key stands in the URL. */
import {
  type ChatArticle,
  type ChatFormat,
  type ChatPart,
  plainForMarkdown,
  urlForMarkdown,
  utf8Bytes,
  withGroups,
} from './chat-format.ts'

interface Message {
  readonly msgtype: 'markdown'
  readonly markdown: { readonly content: string }
}

function articleLines({ title, sourceUrl, lead, why }: ChatArticle): string[] {
  const words = plainForMarkdown(title)
  return [
    sourceUrl ? `**[${words}](${urlForMarkdown(sourceUrl)})**` : `**${words}**`,
    ...(lead ? [plainForMarkdown(lead)] : []),
    ...(why ? [`> <font color="comment">${plainForMarkdown(why)}</font>`] : []),
  ]
}

function message(part: ChatPart): Message {
  const lines = [
    `## ${plainForMarkdown(part.title)}`,
    ...withGroups(part.articles, {
      heading: (group) => `### ${plainForMarkdown(group)}`,
      article: articleLines,
    }),
    ...(part.rest ? [plainForMarkdown(part.rest)] : []),
    ...part.links.map(({ words, url }) => `[${words}](${urlForMarkdown(url)})`),
  ]
  return { msgtype: 'markdown', markdown: { content: lines.join('\n') } }
}

export const wecomFormat: ChatFormat = {
  message,
  bytes: (made) => utf8Bytes((made as Message).markdown.content),
  bytesMax: 4_096,
}
