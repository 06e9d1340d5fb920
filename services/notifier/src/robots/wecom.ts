/** WeCom: 20 messages a minute; nothing is signed, its key stands in the URL. */
import { perMinute, type Refusal, type Robot } from './robot.ts'

const refusals: Record<number, Refusal> = {
  [-1]: { means: 'later', words: '企业微信系统繁忙' },
  40008: { means: 'content', words: '企业微信不接受这种消息' },
  40058: { means: 'content', words: '企业微信不接受这条消息的格式或长度' },
  45002: { means: 'content', words: '消息超过企业微信的长度上限' },
  45009: { means: 'later', words: '企业微信限流', afterMs: 60_000 },
  45033: { means: 'later', words: '企业微信限流', afterMs: 60_000 },
  93000: { means: 'gone', words: '机器人地址无效，机器人可能已被移除' },
  93004: { means: 'setting', words: '机器人已停用' },
  93008: { means: 'gone', words: '机器人已不在群里' },
}

export const wecom: Robot = {
  name: '企业微信',
  paces: [perMinute(18)],
  request: (content, { url = '' }) => ({ url, body: Buffer.from(content) }),
  codeOf: ({ errcode }) => (typeof errcode === 'number' ? errcode : undefined),
  messageOf: ({ errmsg }) => String(errmsg ?? ''),
  refusalOf: (code) => refusals[code],
}
