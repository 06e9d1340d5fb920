/** Every word on the pages. Chinese is written first; English says the same. */
import { accessMessages } from './access-messages.ts'
import { articleMessages } from './article-messages.ts'
import { deliveryMessages } from './delivery-messages.ts'
import { followMessages } from './follow-messages.ts'
import { operationsMessages } from './operations-messages.ts'
import { readerMessages } from './reader-messages.ts'
import { readingMessages } from './reading-messages.ts'
import { referenceMessages } from './reference-messages.ts'
import { searchMessages } from './search-messages.ts'

const general = {
  product: { zh: '简报', en: 'Jianbao' },
  overview: { zh: '总览', en: 'Overview' },
  bulletins: { zh: '简报', en: 'Bulletins' },
  subscriptions: { zh: '订阅', en: 'Subscriptions' },
  mailbox: { zh: '邮箱', en: 'Mailbox' },
  queues: { zh: '队列', en: 'Queues' },
  logOut: { zh: '退出登录', en: 'Log out' },
  otherLanguage: { zh: 'English', en: '中文' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  moreRooms: { zh: '更多', en: 'More' },
  navigation: { zh: '主导航', en: 'Main navigation' },
  live: { zh: '实时更新', en: 'Live' },
  notLive: { zh: '连接中断，正在重连', en: 'Reconnecting' },
  connectionLost: {
    zh: '与服务的连接中断，正在自动重连；页面上的内容可能不是最新的。',
    en: 'The connection to the service broke; reconnecting. What is shown may be out of date.',
  },
  retriesItself: {
    zh: '每几秒自动重试，恢复后直接显示。',
    en: 'It is tried again every few seconds.',
  },
  justNow: { zh: '刚刚', en: 'just now' },
  loading: { zh: '正在读取…', en: 'Loading…' },
  more: { zh: '继续加载', en: 'Load more' },
  retry: { zh: '重试', en: 'Try again' },
  failed: { zh: '没有读到内容', en: 'This could not be loaded' },
  notFound: { zh: '没有这个页面', en: 'There is no such page' },
  toOverview: { zh: '回到总览', en: 'Go to the overview' },
  pageBroke: { zh: '页面出错了', en: 'The page broke' },
  pageNotLoaded: {
    zh: '连不上服务，这个页面没有载入。',
    en: 'The service does not answer, so this page did not load.',
  },
  reloadsItself: { zh: '恢复后自动打开。', en: 'It opens by itself when the service is back.' },
  reload: { zh: '重新载入', en: 'Reload' },
  close: { zh: '关闭', en: 'Close' },
  sample: { zh: '示例', en: 'Sample' },
  queuesAway: {
    zh: '队列服务暂时连不上。已收到的文件都在，恢复后自动继续。',
    en: 'The queues do not answer. Nothing received is lost; it goes on when they are back.',
  },
} as const

const overview = {
  pipeline: { zh: '处理过程', en: 'Pipeline' },
  stage_inbox: { zh: '收件', en: 'Inbox' },
  stage_parse: { zh: '解析', en: 'Parse' },
  stage_match: { zh: '匹配', en: 'Match' },
  stage_digest: { zh: '编排', en: 'Digest' },
  stage_deliver: { zh: '投递', en: 'Deliver' },
  about_inbox: { zh: '文件放入收件箱', en: 'Files arrive in the inbox' },
  about_parse: { zh: '读出篇目与要素', en: 'Articles and facts are read' },
  about_match: { zh: '对照每个订阅', en: 'Subscriptions are asked' },
  about_digest: { zh: '汇成一封推送', en: 'One message per reader' },
  about_deliver: { zh: '送到读者手里', en: 'Messages go out' },
  inHand: { zh: '件在办', en: 'in hand' },
  idle: { zh: '空闲', en: 'Idle' },
  oldest: { zh: '最久 {time}', en: 'oldest {time}' },
  doneLately: { zh: '24 小时完成 {n} 件', en: '{n} done in 24 h' },
  failedLately: { zh: '24 小时未成功 {n} 件', en: '{n} failed in 24 h' },
  totals: {
    zh: '共 {bulletins} 份简报、{articles} 篇，{subscriptions} 个订阅，{digests} 次推送',
    en: '{bulletins} {bulletins|bulletin|bulletins}, {articles} {articles|article|articles}, {subscriptions} {subscriptions|subscription|subscriptions}, {digests} {digests|digest|digests}',
  },
  itemsWaiting: {
    zh: '{n} 篇等待下次定时推送',
    en: '{n} {n|article waits for its|articles wait for their} next digest',
  },
  newestBulletins: { zh: '最近的简报', en: 'Latest bulletins' },
  newestDigests: { zh: '最近的推送', en: 'Latest digests' },
  allBulletins: { zh: '全部简报', en: 'All bulletins' },
  toMailbox: { zh: '打开邮箱', en: 'Open the mailbox' },
  noBulletinsHint: {
    zh: '把文件放进下面的文件夹，或在“简报”页上传：',
    en: 'Put files into this folder, or upload them on the bulletins page:',
  },
  noDigests: {
    zh: '还没有推送。有文章符合订阅时，这里会出现。',
    en: 'No digests yet. They appear when an article meets a subscription.',
  },
  newSubscription: { zh: '新建订阅', en: 'New subscription' },
  alarms: { zh: '需要有人看看', en: 'Somebody should look' },
  alarmSeen: { zh: '知道了', en: 'Seen' },
  waitingFiles: { zh: '收件箱里还没有读取的文件', en: 'Files in the inbox not taken yet' },
  articlesN: { zh: '{n} 篇', en: '{n} {n|article|articles}' },
  digest_planned: { zh: '编排中', en: 'Composing' },
  digest_pending: { zh: '待发送', en: 'To be sent' },
  digest_sending: { zh: '发送中', en: 'Sending' },
  digest_accepted: { zh: '已发出', en: 'Sent' },
  digest_failed: { zh: '发送失败', en: 'Failed' },
  digest_unknown: { zh: '结果不明', en: 'Uncertain' },
} as const

const bulletins = {
  dropHere: { zh: '选择文件，或拖到这里', en: 'Choose files, or drop them here' },
  dropHint: {
    zh: 'Word、PDF、OFD、网页、邮件、压缩包或文本，每个不超过 64 MB。',
    en: 'Word, PDF, OFD, web pages, e-mails, zips or text, 64 MB each at most.',
  },
  dropFolder: { zh: '也可以直接放进文件夹：', en: 'Or put them into the folder:' },
  letGo: { zh: '松开即上传', en: 'Let go to upload' },
  uploadFiles: { zh: '上传文件', en: 'Upload files' },
  cancelUpload: { zh: '取消上传', en: 'Cancel the upload' },
  uploading: { zh: '正在上传 {percent}%', en: 'Uploading {percent}%' },
  uploaded: { zh: '已放入收件箱', en: 'In the inbox' },
  open: { zh: '打开', en: 'Open' },
  dismiss: { zh: '不再显示', en: 'Dismiss' },
  all: { zh: '全部', en: 'All' },
  parsed: { zh: '已读出', en: 'Read' },
  rejected: { zh: '已退回', en: 'Rejected' },
  received: { zh: '处理中', en: 'In hand' },
  noBulletins: { zh: '还没有简报', en: 'No bulletins yet' },
  bulletinsSoon: {
    zh: '上传或放进文件夹后，几秒钟内出现在这里。',
    en: 'What is uploaded or put into the folder appears here within seconds.',
  },
  noneInState: { zh: '这一类里没有简报', en: 'None in this state' },
} as const

const mail = {
  noMail: { zh: '邮箱是空的', en: 'The mailbox is empty' },
  mailboxIntro: {
    zh: '没有设置 SMTP_URL 时，发出的邮件都留在这里，不会寄出去。',
    en: 'Without SMTP_URL, mails stay here and go nowhere else.',
  },
  noMailHint: {
    zh: '有推送或确认信发出时，会出现在这里。',
    en: 'Digests and confirmations appear here when they go out.',
  },
  chooseMail: { zh: '在左边选择一封邮件', en: 'Choose a mail on the left' },
  asHtml: { zh: '正文', en: 'Message' },
  asText: { zh: '纯文本', en: 'Plain text' },
  asHeaders: { zh: '邮件头', en: 'Headers' },
  downloadEml: { zh: '下载 .eml', en: 'Download .eml' },
  from: { zh: '发件人', en: 'From' },
  to: { zh: '收件人', en: 'To' },
  noSubject: { zh: '（无主题）', en: '(no subject)' },
  mailFrame: { zh: '邮件正文', en: 'The message' },
  backToList: { zh: '返回列表', en: 'Back to the list' },
  attachments: { zh: '附件', en: 'Attachments' },
} as const

export const messages = {
  ...accessMessages,
  ...general,
  ...overview,
  ...bulletins,
  ...operationsMessages,
  ...mail,
  ...articleMessages,
  ...deliveryMessages,
  ...followMessages,
  ...readingMessages,
  ...readerMessages,
  ...referenceMessages,
  ...searchMessages,
}

export type Message = keyof typeof messages
