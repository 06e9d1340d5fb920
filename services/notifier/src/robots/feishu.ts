/** Feishu (and Lark): 100 messages a minute, 5 a second; the key of its HMAC is what is signed. */
import { createHmac } from 'node:crypto'
import { perMinute, perSecond, type Refusal, type Robot } from './robot.ts'

/** HMAC-SHA256 of nothing, keyed with seconds and secret. */
function signFeishu(secret: string, at: Date): { timestamp: string; sign: string } {
  const timestamp = String(Math.floor(at.getTime() / 1_000))
  const sign = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64')
  return { timestamp, sign }
}

const refusals: Record<number, Refusal> = {
  9499: { means: 'content', words: '飞书不接受这条消息的格式' },
  11232: { means: 'later', words: '飞书限流' },
  19001: { means: 'gone', words: '机器人地址无效，机器人可能已被移除' },
  19021: { means: 'setting', words: '签名不对或本机时钟不准：请核对签名密钥和时间' },
  19022: { means: 'setting', words: '本机 IP 不在机器人的白名单里' },
  19024: { means: 'setting', words: '消息里没有机器人要求的关键词：请在订阅里写明关键词' },
  230020: { means: 'later', words: '飞书限流' },
}

export const feishu: Robot = {
  name: '飞书',
  paces: [perMinute(95), perSecond(5)],
  request(content, { url = '', secret }, at) {
    const signed = secret === undefined ? content : withSignature(content, signFeishu(secret, at))
    return { url, body: Buffer.from(signed) }
  },
  codeOf: ({ code, StatusCode }) => number(code) ?? number(StatusCode),
  messageOf: ({ msg, StatusMessage }) => String(msg ?? StatusMessage ?? ''),
  refusalOf: (code) => refusals[code],
}

const number = (value: unknown) => (typeof value === 'number' ? value : undefined)

const withSignature = (content: string, signature: object) =>
  JSON.stringify({ ...signature, ...JSON.parse(content) })
