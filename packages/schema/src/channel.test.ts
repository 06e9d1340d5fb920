import { describe, expect, test } from 'vitest'
import { maskUrl, readAddress } from './channel.ts'
import { subscriptionRequest } from './subscription.ts'

const feishu = 'https://open.feishu.cn/open-apis/bot/v2/hook/0d5f1b9a-8a31-4f8e-9d0c-3b1c8a318a31'
const dingtalk = 'https://oapi.dingtalk.com/robot/send?access_token=0f3c9ab1d2e4f3c9ab1d2e4f8a31'
const wecom = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aaa-4bc4-97a0-8a31'

describe('an address as a person writes it', () => {
  test.each([
    ['reader@example.org', { kind: 'mail', address: 'reader@example.org' }],
    ['mail:reader@intranet', { kind: 'mail', address: 'reader@intranet' }],
    ['webhook:https://a.example/x?y=1', { kind: 'webhook', url: 'https://a.example/x?y=1' }],
    [`feishu:${feishu}`, { kind: 'feishu', url: feishu }],
    [`dingtalk:${dingtalk}`, { kind: 'dingtalk', url: dingtalk }],
    [`wecom:${wecom}`, { kind: 'wecom', url: wecom }],
    ['file:每周-产业', { kind: 'file', folder: '每周-产业' }],
    ['feed', { kind: 'feed' }],
  ])('%s', (text, read) => {
    expect(readAddress(text)).toEqual(read)
  })

  test.each([
    'nobody',
    'webhook:ftp://a.example',
    'webhook:https://user:pass@a.example/',
    'feishu:https://open.feishu.cn/open-apis/bot/v2/hook/',
    'dingtalk:https://oapi.dingtalk.com/robot/send',
    'wecom:https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=',
    'file:../etc',
    'file:a/b',
    'file:',
    'file:.hidden',
  ])('%s is refused with a sentence', (address) => {
    const request = { address, name: '订阅', filter: {}, cadence: { kind: 'instant' } }
    const read = subscriptionRequest.safeParse(request)
    expect(read.success).toBe(false)
    expect(read.error?.issues[0]?.message.length).toBeGreaterThan(20)
  })
})

test.each([feishu, dingtalk, wecom])('no more than four characters of %s are shown', (url) => {
  const token = /[\w-]{20,}$/.exec(url)?.[0] ?? ''
  const shown = maskUrl(url)
  expect(shown).toMatch(/^https:\/\/[\w.]+\/…8a31$/)
  for (let at = 0; at + 5 <= token.length; at += 1) {
    expect(shown).not.toContain(token.slice(at, at + 5))
  }
})
