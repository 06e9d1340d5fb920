/** What single mails say, in the reader's language. `{days}`-like marks are filled by the renderer. */
import type { ChannelStateReason, Locale, NoticeKind } from '@jianbao/schema'

export interface NoticeWords {
  readonly subject: string
  readonly heading: string
  readonly paragraphs: readonly string[]
  /** The button; null where there is nothing to do. */
  readonly button: string | null
  readonly after: readonly string[]
}

const chinese: Record<NoticeKind, NoticeWords> = {
  'confirm-sign-up': {
    subject: '【简报】请确认您的订阅',
    heading: '请确认订阅',
    paragraphs: [
      '有人用这个邮箱申请了下面的订阅。如果是您，请打开链接并点“确认”，之后才会开始推送。',
    ],
    button: '确认订阅',
    after: [
      '链接在 {lasts}内有效。',
      '不是您？不用理会：不确认，就不会再收到邮件，申请也会自动删除。',
    ],
  },
  'confirm-address': {
    subject: '【简报】请确认新的收件邮箱',
    heading: '把推送改发到这个邮箱？',
    paragraphs: ['一位读者希望以后把推送发到这个邮箱。如果是您，请打开链接并点“确认”。'],
    button: '确认新邮箱',
    after: ['链接在 {lasts}内有效。', '不是您？不用理会，什么也不会改变。'],
  },
  'manage-link': {
    subject: '【简报】管理订阅的链接',
    heading: '管理您的订阅',
    paragraphs: ['用下面的链接可以修改、暂停、导出或删除您的订阅。请不要把这封邮件转给别人。'],
    button: '管理订阅',
    after: ['链接在 {lasts}内有效。', '不是您要的？不用理会，什么也不会改变。'],
  },
  'address-changed': {
    subject: '【简报】推送已改发到另一个邮箱',
    heading: '收件邮箱已更改',
    paragraphs: [
      '您的推送今后发到另一个邮箱，以前邮件里的管理链接已经作废。',
      '如果不是您改的，请尽快告诉发送简报的单位。',
    ],
    button: null,
    after: [],
  },
  'channel-off': {
    subject: '【简报】一个推送渠道已自动停用',
    heading: '推送渠道已停用',
    paragraphs: ['下面的渠道已自动停用，您在这个渠道上的订阅不再推送：'],
    button: '管理订阅',
    after: [
      '接收端修好以后，请告诉发送简报的单位重新启用。停用期间的文章不会补发。',
      '链接在 {lasts}内有效。',
    ],
  },
}

const english: Record<NoticeKind, NoticeWords> = {
  'confirm-sign-up': {
    subject: '[Jianbao] Please confirm your subscription',
    heading: 'Confirm your subscription',
    paragraphs: [
      'Someone asked for this subscription at your address. If it was you, open the link and press “Confirm”; nothing is sent before.',
    ],
    button: 'Confirm',
    after: [
      'The link works for {lasts}.',
      'Not you? Do nothing: you will hear no more of it, and the request is deleted by itself.',
    ],
  },
  'confirm-address': {
    subject: '[Jianbao] Please confirm your new address',
    heading: 'Send digests to this address?',
    paragraphs: [
      'A reader wants digests to come to this address. If it is you, open the link and press “Confirm”.',
    ],
    button: 'Confirm the address',
    after: ['The link works for {lasts}.', 'Not you? Do nothing, and nothing changes.'],
  },
  'manage-link': {
    subject: '[Jianbao] The link to your subscriptions',
    heading: 'Manage your subscriptions',
    paragraphs: [
      'With this link you can change, pause, export or erase your subscriptions. Please do not pass this mail on.',
    ],
    button: 'Manage',
    after: [
      'The link works for {lasts}.',
      'You did not ask for it? Do nothing, and nothing changes.',
    ],
  },
  'address-changed': {
    subject: '[Jianbao] Your digests go to another address',
    heading: 'Your address was changed',
    paragraphs: [
      'From now on your digests go to another address, and links in earlier mails no longer manage them.',
      'If it was not you, please tell whoever sends you these digests soon.',
    ],
    button: null,
    after: [],
  },
  'channel-off': {
    subject: '[Jianbao] A channel was switched off',
    heading: 'A channel was switched off',
    paragraphs: ['This channel was switched off by itself, and your digests no longer go there:'],
    button: 'Manage',
    after: [
      'Once its receiver works again, ask whoever sends you these digests to switch it on. What was missed meanwhile is not sent.',
      'The link works for {lasts}.',
    ],
  },
}

/** Why a channel was switched off. */
export const channelOffWords: Record<Locale, Record<ChannelStateReason, string>> = {
  'zh-CN': {
    bounced: '原因：地址不存在。',
    gone: '原因：接收端表示不再接收。',
    failing: '原因：连续几天，没有一条送达。',
  },
  en: {
    bounced: 'Why: there is no such address.',
    gone: 'Why: its receiver said that it wants no more.',
    failing: 'Why: for days nothing has arrived there.',
  },
}

export const noticeWords: Record<Locale, Record<NoticeKind, NoticeWords>> = {
  'zh-CN': chinese,
  en: english,
}
