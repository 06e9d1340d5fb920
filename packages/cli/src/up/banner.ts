/** What is printed once everything answers. */
import type { Facts } from './facts.ts'

/** `terminal`: only a person at a terminal is shown the link that signs in. */
export function banner(facts: Facts, terminal: boolean): string {
  const signIn =
    terminal && facts.loginUrl !== undefined
      ? `${facts.loginUrl}  （一次有效 · works once）`
      : `${facts.consoleUrl}  （令牌 token: ${facts.consoleToken}）`
  const rows = [
    ['收件箱 inbox  ', facts.inbox],
    ['控制台 console', signIn],
    ['邮箱   mailbox', facts.mail === 'mailbox' ? facts.mailbox : 'SMTP_URL'],
    ['数据库 data   ', databaseText(facts)],
    ['队列   queues ', queueText(facts)],
  ]
  const lines = rows.map(([label, value]) => `  ${label}  ${value}`)
  return ['', '简报 Jianbao 已就绪 · ready', ...lines, '', '  Ctrl-C 停止 · stops', ''].join('\n')
}

function databaseText({ database, home }: Facts): string {
  if (database.kind === 'given') return 'DATABASE_URL'
  const as = database.runsAs === undefined ? '' : `，以用户 ${database.runsAs} 运行 · runs as it`
  if (database.place.startsWith(home)) return `PostgreSQL 18, ${database.place}${as}`
  const why = `（${database.runsAs} 用户进不了主目录 · that user cannot reach the home）`
  return `PostgreSQL 18, ${database.place}${why}`
}

function queueText({ queues }: Facts): string {
  if (queues.kind === 'postgres') return 'PostgreSQL（本机没有 redis-server · none installed）'
  return queues.program === undefined ? 'REDIS_URL' : `Redis, ${queues.program}`
}
