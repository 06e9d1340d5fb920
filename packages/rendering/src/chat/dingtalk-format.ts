/** DingTalk's Markdown: a body of 20,000 bytes; only an empty line begins a new one. Its signature stands in the URL. */
import {
  type ChatArticle,
  type ChatFormat,
  type ChatPart,
  plainForMarkdown,
  urlForMarkdown,
  utf8Bytes,
  withGroups,
} from './chat-format.ts'

function articleLines({ title, sourceUrl, lead, why }: ChatArticle): string[] {
  const words = plainForMarkdown(title)
  return [
    sourceUrl ? `**[${words}](${urlForMarkdown(sourceUrl)})**` : `**${words}**`,
    ...(lead ? [plainForMarkdown(lead)] : []),
    ...(why ? [`> ${plainForMarkdown(why)}`] : []),
  ]
}

function message(part: ChatPart): object {
  const lines = [
    `### ${plainForMarkdown(part.title)}`,
    ...withGroups(part.articles, {
      heading: (group) => `#### ${plainForMarkdown(group)}`,
      article: articleLines,
    }),
    ...(part.rest ? [plainForMarkdown(part.rest)] : []),
    ...part.links.map(({ words, url }) => `[${words}](${urlForMarkdown(url)})`),
  ]
  return { msgtype: 'markdown', markdown: { title: part.title, text: lines.join('\n\n') } }
}

export const dingtalkFormat: ChatFormat = {
  message,
  bytes: (made) => utf8Bytes(JSON.stringify(made)),
  bytesMax: 20_000,
}
