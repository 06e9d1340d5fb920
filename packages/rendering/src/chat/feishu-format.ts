/**
 * Feishu's rich text (`post`): tags of its own, so nothing in a text can be taken for markup.
 * Custom robots take a request body of 20 kB; a thousand bytes are the smaller kilobyte.
 */
import {
  type ChatArticle,
  type ChatFormat,
  type ChatPart,
  utf8Bytes,
  withGroups,
} from './chat-format.ts'

type Tag =
  | { readonly tag: 'text'; readonly text: string }
  | { readonly tag: 'a'; readonly text: string; readonly href: string }

const text = (words: string): Tag => ({ tag: 'text', text: words })

function articleLines(article: ChatArticle): Tag[][] {
  const { title, sourceUrl, lead, why } = article
  return [
    [sourceUrl ? { tag: 'a', text: `■ ${title}`, href: sourceUrl } : text(`■ ${title}`)],
    ...(lead ? [[text(lead)]] : []),
    ...(why ? [[text(`（${why}）`)]] : []),
  ]
}

function message(part: ChatPart): object {
  const lines = withGroups(part.articles, {
    heading: (group) => [text(`【${group}】`)],
    article: articleLines,
  })
  const links = part.links.flatMap(({ words, url }): Tag[] => [
    { tag: 'a', text: words, href: url },
    text(' '),
  ])
  const content = [
    ...lines,
    ...(part.rest ? [[text(part.rest)]] : []),
    ...(links.length > 0 ? [links] : []),
  ]
  return { msg_type: 'post', content: { post: { zh_cn: { title: part.title, content } } } }
}

/** As long as the real ones: ten digits of seconds, and 32 bytes in base64. */
const signature = { timestamp: '0'.repeat(10), sign: '='.repeat(44) }

export const feishuFormat: ChatFormat = {
  message,
  bytes: (made) => utf8Bytes(JSON.stringify({ ...signature, ...made })),
  bytesMax: 20_000,
}
