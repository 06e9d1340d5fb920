/** WeCom's Markdown: `content` is 4,096 bytes of UTF-8 at most. Its key stands in the URL. */
import { type ChatFormat, type ChatPart, utf8Bytes } from './chat-format.ts'
import { markdownLines } from './markdown-lines.ts'

interface Message {
  readonly msgtype: 'markdown'
  readonly markdown: { readonly content: string }
}

function message(part: ChatPart): Message {
  const why = (words: string) => `<font color="comment">${words}</font>`
  const content = markdownLines(part, { title: '##', why }).join('\n')
  return { msgtype: 'markdown', markdown: { content } }
}

export const wecomFormat: ChatFormat = {
  message,
  bytes: (made) => utf8Bytes((made as Message).markdown.content),
  bytesMax: 4_096,
}
