/** Everything the console refuses, with its status and one sentence for people. Codes are stable. */
import type { ApiError, Sentence } from '@jianbao/schema'

export const consoleErrors = {
  'not-logged-in': {
    status: 401,
    zh: '请先登录：用账号和密码，或打开启动时终端里打印的链接，或在登录页粘贴 home/console.token 的内容。',
    en: 'Log in first: with your account, by the link printed in the terminal, or by pasting home/console.token on the login page.',
  },
  'wrong-token': {
    status: 401,
    zh: '令牌不对、已过期或已撤销。用 home/console.token 时请粘贴完整一行。',
    en: 'This is no token, or it expired or was revoked. Of home/console.token paste the whole line.',
  },
  'wrong-password': {
    status: 401,
    zh: '用户名或密码不对，请再试一次。忘记密码时请管理员重设。',
    en: 'The name or the password is wrong. Try again; an administrator can set a new password.',
  },
  'wrong-current-password': {
    status: 400,
    zh: '现在的密码不对，没有更改。',
    en: 'The current password is wrong. Nothing was changed.',
  },
  'name-taken': {
    status: 409,
    zh: '这个用户名已经有人用了，请换一个。',
    en: 'This name is taken. Choose another.',
  },
  'own-account': {
    status: 409,
    zh: '不能删除自己的账号，也不能改自己的角色；请由另一位管理员来做。',
    en: 'Nobody removes their own account or changes their own role: ask another administrator.',
  },
  'no-account': {
    status: 409,
    zh: '您是用链接或令牌登录的，没有密码可改。',
    en: 'You logged in by the link or a token: there is no password to change.',
  },
  'login-link-used': {
    status: 401,
    zh: '这个登录链接已经用过或已过期。请粘贴 home/console.token 的内容登录。',
    en: 'This login link was used or has expired. Paste home/console.token to log in.',
  },
  'too-many-attempts': {
    status: 429,
    zh: '登录失败次数过多，请一分钟后再试。',
    en: 'Too many failed logins. Try again in a minute.',
  },
  'not-allowed': {
    status: 403,
    zh: '您的角色或令牌没有这项权限；需要时请联系管理员。',
    en: 'Your role or token does not allow this. Ask an administrator if you need it.',
  },
  'local-only': {
    status: 403,
    zh: '控制台只允许在运行它的这台机器上打开（http://localhost），或由管理员设定的地址（JIANBAO_CONSOLE_URL）打开；从别处只能打开邮件里的链接。',
    en: 'The console opens on the machine it runs on (http://localhost), or where its operator said (JIANBAO_CONSOLE_URL); from elsewhere only links in mails open.',
  },
  'owner-is-local': {
    status: 403,
    zh: '启动链接和 home/console.token 只在运行简报的那台机器上有效；请用账号和密码登录。',
    en: 'The link at start and home/console.token serve only on the machine Jianbao runs on. Log in by name and password.',
  },
  'too-many-requests': {
    status: 429,
    zh: '申请太频繁，请过一会儿再试。',
    en: 'Too many requests. Try again later.',
  },
  'sign-up-closed': {
    status: 403,
    zh: '这里不接受网上订阅，请向发送简报的单位申请。',
    en: 'Sign-up is not open here. Ask whoever sends these bulletins.',
  },
  'foreign-origin': {
    status: 403,
    zh: '这个请求来自别的网站，已拒绝。',
    en: 'This request came from another site and was refused.',
  },
  'invalid-request': {
    status: 400,
    zh: '请求的内容不对，请检查后再试。',
    en: 'The request is not valid.',
  },
  'not-found': {
    status: 404,
    zh: '没有找到要看的内容，它可能已被删除，或地址有误。',
    en: 'There is nothing here. It may be gone, or the address is wrong.',
  },
  'wrong-filter': {
    status: 400,
    zh: '看不懂这个筛选条件。',
    en: 'This filter cannot be read.',
  },
  'too-large': {
    status: 413,
    zh: '内容超过大小上限（文件 64 MB）。',
    en: 'This is larger than the limit (64 MB for a file).',
  },
  'empty-upload': {
    status: 400,
    zh: '文件是空的，没有放入收件箱。',
    en: 'The file is empty and was not put into the inbox.',
  },
  'upload-broken-off': {
    status: 400,
    zh: '上传中断，文件没有放入收件箱。请重新上传。',
    en: 'The upload broke off and nothing was put into the inbox. Upload it again.',
  },
  'unsupported-body': {
    status: 415,
    zh: '不支持这种请求内容的类型。',
    en: 'This type of request body is not supported.',
  },
  'wrong-cadence': {
    status: 400,
    zh: '推送时间不对：时间表需要五段（分 时 日 月 周），例如 0 8 * * 1；时区例如 Asia/Shanghai。',
    en: 'The time table is wrong: five fields (minute hour day month weekday), such as 0 8 * * 1, and a time zone such as Asia/Shanghai.',
  },
  'wrong-pause': {
    status: 400,
    zh: '日期不对：请写今天以后、一年以内的日期。',
    en: 'That date does not do: choose one after today and within a year.',
  },
  'no-such-bytes': {
    status: 404,
    zh: '这次投递还没有发送过内容，或订阅人已删除。',
    en: 'Nothing was sent by this delivery yet, or its reader was erased.',
  },
  'channel-off': {
    status: 409,
    zh: '这个渠道已停用，或没有有效的订阅；请先恢复，再试投递。',
    en: 'This channel is switched off or has no active subscription. Take it up again first.',
  },
  'wrong-hook-token': {
    status: 401,
    zh: '退信接口的令牌不对；请核对 JIANBAO_BOUNCE_TOKEN。',
    en: 'The token of the bounce hook is wrong: see JIANBAO_BOUNCE_TOKEN.',
  },
  'not-a-bounce': {
    status: 400,
    zh: '读不出退信报告：需要 RFC 3464 格式的邮件，或含 status 的 JSON。',
    en: 'This is no bounce report: an RFC 3464 mail or JSON with a status is needed.',
  },
  'queues-away': {
    status: 503,
    zh: '队列服务暂时连不上，恢复后会自动继续，数据没有丢失。',
    en: 'The queues do not answer at the moment. Nothing is lost; it goes on when they are back.',
  },
  'ledger-away': {
    status: 503,
    zh: '数据库暂时连不上，请稍后再试。',
    en: 'The database does not answer at the moment. Try again soon.',
  },
  'too-many-listeners': {
    status: 503,
    zh: '打开的页面太多，实时更新暂不可用。',
    en: 'Too many pages are open for live updates.',
  },
  internal: {
    status: 500,
    zh: '控制台内部出错，已记入日志。',
    en: 'The console failed. The log says more.',
  },
} as const satisfies Record<string, { status: number; zh: string; en: string }>

export type ConsoleErrorCode = keyof typeof consoleErrors

/** Thrown by handlers. `detail` says what exactly is wrong where that helps the caller. */
export class ConsoleError extends Error {
  readonly code: ConsoleErrorCode
  readonly detail: string | Sentence | undefined

  constructor(code: ConsoleErrorCode, options?: ErrorOptions & { detail?: string | Sentence }) {
    super(consoleErrors[code].en, options)
    this.name = 'ConsoleError'
    this.code = code
    this.detail = options?.detail
  }
}

/** The body of the answer. */
export function errorBody(code: ConsoleErrorCode, detail?: string | Sentence): ApiError {
  const { zh, en } = consoleErrors[code]
  if (typeof detail === 'object') {
    return { error: { code, message_zh: zh + detail.zh, message_en: `${en} ${detail.en}` } }
  }
  const more = detail ? ` (${detail})` : ''
  return { error: { code, message_zh: zh + more, message_en: en + more } }
}
