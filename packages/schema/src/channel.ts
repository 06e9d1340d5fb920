/**
 * The ways a digest reaches a reader, and what each of them may be trusted with.
 *
 * A person writes an address as text: a mail address as it is, anything else with its kind before
 * it (`webhook:https://…`, `file:weekly`, `feed`). `readAddress` takes it apart; a URL that carries
 * a token is a secret and is shown as `maskUrl` says, never whole.
 */
import { z } from 'zod'

export const channelKinds = [
  'mail',
  'webhook',
  'feishu',
  'dingtalk',
  'wecom',
  'feed',
  'file',
] as const
export const channelKind = z.enum(channelKinds)
export type ChannelKind = z.infer<typeof channelKind>

/** Group robots of chat systems. None of them has an idempotency key. */
export const robotKinds = ['feishu', 'dingtalk', 'wecom'] as const
export type RobotKind = (typeof robotKinds)[number]
export const isRobot = (kind: ChannelKind): kind is RobotKind =>
  robotKinds.some((robot) => robot === kind)

/** Why a channel takes no more: `bounced` no such mailbox, `gone` the receiver said so, `failing` for days. */
export const channelStateReason = z.enum(['bounced', 'gone', 'failing'])
export type ChannelStateReason = z.infer<typeof channelStateReason>

/**
 * What is done by itself when nobody can say whether a message left (design §4.3): a mail is sent
 * once more with its Message-ID, a webhook with its id as often as it takes, a file is written under
 * its name again; a robot waits for a person.
 */
export const ambiguousResendsMax: Record<ChannelKind, number> = {
  mail: 1,
  webhook: 1_000,
  feishu: 0,
  dingtalk: 0,
  wecom: 0,
  feed: 1_000,
  file: 1_000,
}

/** Kept apart from the address that is shown. `url` is the whole of it, `secret` signs what is sent. */
export const channelConfig = z.object({
  url: z.string().optional(),
  secret: z.string().optional(),
  /** A robot that asks for a keyword takes only messages that hold it. */
  keyword: z.string().optional(),
})
export type ChannelConfig = z.infer<typeof channelConfig>

/** Where digests go by mail. The pattern of HTML's own field: it takes intranet hosts without a dot too. */
export const mailAddress = z.email({ pattern: z.regexes.html5Email }).max(254)

/** One folder below `home/digests`: letters, digits, "-" and "_", so that it never leaves its place. */
export const fileFolder = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u, 'A folder name of letters, digits, "-" and "_".')

/** The token of a robot's address: where its own service puts it. Other hosts are deployments of one's own. */
const officialRobots: Record<RobotKind, { host: RegExp; address: RegExp; example: string }> = {
  feishu: {
    host: /(?:^|\.)(?:feishu\.cn|larksuite\.com)$/,
    address: /^https:\/\/[^/]+\/open-apis\/bot\/v2\/hook\/[\w-]{8,}$/,
    example: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
  },
  dingtalk: {
    host: /(?:^|\.)dingtalk\.com$/,
    address: /^https:\/\/[^/]+\/robot\/send\?access_token=\w{8,}$/,
    example: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  },
  wecom: {
    host: /(?:^|\.)weixin\.qq\.com$/,
    address: /^https:\/\/[^/]+\/cgi-bin\/webhook\/send\?key=[\w-]{8,}$/,
    example: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  },
}

export type ReadAddress =
  | { readonly kind: 'mail'; readonly address: string }
  | { readonly kind: 'file'; readonly folder: string }
  | { readonly kind: 'feed' }
  | { readonly kind: 'webhook' | RobotKind; readonly url: string }

function readUrl(kind: 'webhook' | RobotKind, text: string): ReadAddress | { problem: string } {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    return { problem: `${kind}: needs a whole address, ${kind}:https://…` }
  }
  if (url.username !== '' || url.password !== '') {
    return { problem: `${kind}: a name or password in the address is not supported.` }
  }
  url.hash = ''
  if (kind !== 'webhook') {
    const { host, address, example } = officialRobots[kind]
    if (host.test(url.hostname) && !address.test(url.href)) {
      return { problem: `This is not the address of a ${kind} robot: it looks like ${example}` }
    }
  }
  return { kind, url: url.href }
}

/** Takes an address apart, or says what is wrong with it. */
export function readAddress(text: string): ReadAddress | { problem: string } {
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/is.exec(text.trim()) ?? []
  const kind = scheme.toLowerCase()
  if (text.trim().toLowerCase() === 'feed') return { kind: 'feed' }
  if (kind === 'webhook' || robotKinds.some((robot) => robot === kind)) {
    return readUrl(kind as 'webhook' | RobotKind, rest)
  }
  if (kind === 'file') {
    const folder = fileFolder.safeParse(rest)
    return folder.success
      ? { kind, folder: folder.data }
      : { problem: 'file: needs a folder name of letters, digits, "-" and "_": file:weekly' }
  }
  const address = mailAddress.safeParse(kind === 'mail' ? rest : text.trim())
  if (address.success) return { kind: 'mail', address: address.data }
  const others = 'webhook:https://…, feishu:…, dingtalk:…, wecom:…, file:folder, feed'
  return { problem: `Not a mail address. Other ways are written ${others}.` }
}

/** An address as people write it; stays the text it was. */
export const channelAddress = z
  .string()
  .trim()
  .max(2_000)
  .superRefine((text, context) => {
    const read = readAddress(text)
    if ('problem' in read) context.addIssue({ code: 'custom', message: read.problem })
  })

/** Signs what is sent: `whsec_…` of Standard Webhooks, `SEC…` of DingTalk, or what Feishu shows. */
export const channelSecret = z.string().trim().min(8).max(200)

/** An address as a person wrote it, as it may be shown and logged. */
export function showAddress(text: string): string {
  const read = readAddress(text)
  return 'url' in read ? `${read.kind}:${maskUrl(read.url)}` : text.trim()
}

/**
 * A URL that may be shown: its host, and of everything that could be a token the last four
 * characters at most. `https://open.feishu.cn/…/hook/…8a31`
 */
export function maskUrl(url: string): string {
  const { protocol, host, pathname, search } = new URL(url)
  const last = `${pathname}${search}`.replace(/\/+$/, '')
  return last.length < 12 ? `${protocol}//${host}/…` : `${protocol}//${host}/…${last.slice(-4)}`
}
