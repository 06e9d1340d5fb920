/** DingTalk's Markdown: a body of 20,000 bytes; only an empty line begins a new one. Its signature stands in the URL. */
import { type ChatFormat, type ChatPart, utf8Bytes } from './chat-format.ts'
import { markdownLines } from './markdown-lines.ts'

function message(part: ChatPart): object {
  const text = markdownLines(part, { title: '###', why: (words) => words }).join('\n\n')
  return { msgtype: 'markdown', markdown: { title: part.title, text } }
}

export const dingtalkFormat: ChatFormat = {
  message,
  bytes: (made) => utf8Bytes(JSON.stringify(made)),
  bytesMax: 20_000,
}
