/** DingTalk: 20 messages a minute, then ten minutes of silence; milliseconds and signature stand in the URL. */
import { createHmac } from 'node:crypto'
import { dingtalkBlockMs } from '../limits.ts'
import { perMinute, type Refusal, type Robot } from './robot.ts'

function signDingtalk(secret: string, at: Date): { timestamp: string; sign: string } {
  const timestamp = String(at.getTime())
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
  return { timestamp, sign }
}

const tooOften: Refusal = { means: 'later', words: '钉钉限流', afterMs: dingtalkBlockMs }
const unsuitable: Refusal = { means: 'content', words: '钉钉认为消息内容不合适' }

const refusals: Record<number, Refusal> = {
  [-1]: { means: 'later', words: '钉钉系统繁忙' },
  40035: { means: 'content', words: '钉钉不接受这条消息的格式' },
  130101: tooOften,
  300001: { means: 'gone', words: '机器人地址无效，机器人可能已被移除' },
  400013: { means: 'gone', words: '群已解散' },
  400101: { means: 'gone', words: '机器人地址无效，机器人可能已被移除' },
  400102: { means: 'setting', words: '机器人已停用' },
  400106: { means: 'gone', words: '机器人已不存在' },
  410100: tooOften,
  430101: unsuitable,
  430102: unsuitable,
  430103: unsuitable,
  430104: unsuitable,
}

/** 310000 is all of its security settings; which one stands in the words only. */
function securityRefusal(message: string): Refusal {
  const means = 'setting'
  if (/keyword/i.test(message)) {
    return { means, words: '消息里没有机器人要求的关键词：请在订阅里写明关键词' }
  }
  if (/ip|whitelist/i.test(message)) return { means, words: '本机 IP 不在机器人的白名单里' }
  if (/timestamp/i.test(message)) return { means, words: '本机时钟不准，签名已过期' }
  return { means, words: '签名不对：请核对加签密钥（SEC 开头）' }
}

export const dingtalk: Robot = {
  name: '钉钉',
  paces: [perMinute(18)],
  request(content, { url = '', secret }, at) {
    const target = new URL(url)
    if (secret !== undefined) {
      const { timestamp, sign } = signDingtalk(secret, at)
      target.searchParams.set('timestamp', timestamp)
      target.searchParams.set('sign', sign)
    }
    return { url: target.href, body: Buffer.from(content) }
  },
  codeOf: ({ errcode }) => (typeof errcode === 'number' ? errcode : undefined),
  messageOf: ({ errmsg }) => String(errmsg ?? ''),
  refusalOf: (code, message) => (code === 310_000 ? securityRefusal(message) : refusals[code]),
}
