/** What the ways to a reader are called. */
import type { ChannelKind } from './channel.ts'

export const channelNames = {
  mail: { zh: '邮件', en: 'Mail' },
  webhook: { zh: '网址', en: 'Webhook' },
  feishu: { zh: '飞书', en: 'Feishu' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  wecom: { zh: '企业微信', en: 'WeCom' },
  feed: { zh: '订阅源', en: 'Feed' },
  file: { zh: '文件', en: 'File' },
} as const satisfies Record<ChannelKind, { zh: string; en: string }>
