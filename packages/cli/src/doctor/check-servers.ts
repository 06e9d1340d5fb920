/** What Jianbao leans on: PostgreSQL, the queues, mail. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { findRedis, type Running } from '@jianbao/embedded'
import { openQueues } from '@jianbao/queues'
import { redactUrls, type Settings } from '@jianbao/runtime'
import { openStore } from '@jianbao/store'
import { bad, care, type Finding, ok } from './finding.ts'

type Said = Omit<Finding, 'check'>

const answerMsMax = 5_000

export async function checkDatabase(
  settings: Settings,
  running: Running | undefined,
): Promise<Said> {
  const databaseUrl = settings.databaseUrl ?? running?.databaseUrl
  if (databaseUrl === undefined) {
    return ok('启动时自带 PostgreSQL 18', 'PostgreSQL 18 is brought along at the start')
  }
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'jianbao-doctor', onIdleError })
  try {
    await store.db.selectFrom('subscriptions').select('id').limit(1).execute()
    return ok('PostgreSQL 可用，数据库结构就绪', 'PostgreSQL answers and has our schema')
  } catch (error) {
    if ((error as { code?: string }).code === '42P01') {
      return care(
        'PostgreSQL 可用，但还没有数据库结构；启动时会自动建立，也可运行 jianbao migrate。',
        'PostgreSQL answers but lacks our schema. The start makes it, or run jianbao migrate.',
      )
    }
    const reason = redactUrls(String(error))
    return bad(
      `连不上 PostgreSQL（${reason}）；请检查 DATABASE_URL 和数据库服务。`,
      `PostgreSQL cannot be reached (${reason}). Check DATABASE_URL and the server.`,
    )
  }
}

export async function checkQueues(settings: Settings, running: Running | undefined): Promise<Said> {
  const url = settings.redisUrl ?? running?.redisUrl
  if (url === undefined) return queuesWithoutUrl(running)
  const warnings: string[] = []
  const silent = { info: () => undefined, warn: (_: object, m: string) => void warnings.push(m) }
  const log = { ...silent, error: silent.warn }
  await using _queues = await openQueues({ backend: { kind: 'redis', url }, log })
  if (warnings.length === 0) return ok('Redis 可用，设置正确', 'Redis answers and is set up well')
  return bad(
    '连不上 Redis；请检查 REDIS_URL 和 Redis 服务。已收的文件不会丢，恢复后继续处理。',
    'Redis cannot be reached. Check REDIS_URL and the server. No file is lost; work resumes when it is back.',
  )
}

function queuesWithoutUrl(running: Running | undefined): Said {
  const program = findRedis()
  if (running === undefined && program !== undefined) {
    return ok(`队列用本机的 ${program}`, `The queues use ${program} of this machine`)
  }
  return care(
    '本机没有 redis-server，队列放在 PostgreSQL 里；文件很多时建议安装 redis-server。',
    'No redis-server here: the queues live in PostgreSQL. For many files, install redis-server.',
  )
}

export async function checkMail(settings: Settings): Promise<Said> {
  if (settings.smtpUrl === undefined) {
    return ok('邮件留在主目录的 mailbox 里', 'Mails are kept in the mailbox of the home')
  }
  if (settings.publicUrl === undefined) {
    return bad(
      '设置了 SMTP_URL 但没有 JIANBAO_PUBLIC_URL，不会发信；请设置邮件里链接的地址。',
      'SMTP_URL is set but JIANBAO_PUBLIC_URL is not, so nothing is sent. Set what links in mails point to.',
    )
  }
  const { hostname, port, protocol } = new URL(settings.smtpUrl)
  const at = Number(port) || (protocol === 'smtps:' ? 465 : 587)
  const socket = connect({ host: hostname, port: at, timeout: answerMsMax })
  try {
    socket.once('timeout', () => socket.destroy(new Error('no answer')))
    await once(socket, 'connect')
    return ok(`邮件服务器可达：${hostname}:${at}`, `The mail server answers: ${hostname}:${at}`)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return bad(
      `连不上邮件服务器 ${hostname}:${at}（${reason}）；请检查 SMTP_URL。`,
      `The mail server ${hostname}:${at} cannot be reached (${reason}). Check SMTP_URL.`,
    )
  } finally {
    socket.destroy()
  }
}
