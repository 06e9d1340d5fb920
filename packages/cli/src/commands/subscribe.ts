/** `jianbao subscribe`: begins a subscription. */
import { readFileSync } from 'node:fs'
import { namedDivision } from '@jianbao/extraction'
import { readSettings, systemClock, UserError } from '@jianbao/runtime'
import {
  describeCadence,
  describeFilter,
  locale,
  type SubscriptionRequest,
  showAddress,
  subscriptionRequest,
  type Topic,
} from '@jianbao/schema'
import { createSubscription, feedUrl, openStore } from '@jianbao/store'
import { Command, InvalidArgumentError, Option } from 'commander'
import { commandSettings } from '../command-settings.ts'
import { commandTopics } from '../command-topics.ts'
import { readCadence, readPauseEnd } from '../subscribe/read-cadence.ts'
import { resolveRegion } from '../subscribe/resolve-region.ts'
import { resolveTopic } from '../subscribe/resolve-topic.ts'

const example = `
Options that are repeated or take several values mean "any of them"; different options are joined
by "and". A region contains everything in it.

Examples:
  $ jianbao subscribe --to a@b.cn --topic industry --region 湖南 --word 以工代赈 --not 酒店
  $ jianbao subscribe --to webhook:https://example.org/hook --topic industry
  $ jianbao subscribe --to dingtalk:https://oapi.dingtalk.com/robot/send?access_token=… --secret-file sec.txt
  $ jianbao subscribe --to file:weekly --cadence weekly:1@8:00
  $ jianbao subscribe --to feed --region 湖南
  $ jianbao subscribe --to a@b.cn --cadence daily@8:00,17:30 --quiet-hours 22:00-7:00
  $ jianbao subscribe --to a@b.cn --cadence workdays@9:00 --pause-until 2027-01-04
  $ jianbao subscribe --to a@b.cn --topic services --cadence weekly:1@9:00 --time-zone Asia/Urumqi

Cadences: instant · daily@8:00,17:30 · weekdays@8:00 (Mon–Fri) · workdays@9:00 (Chinese working days,
调休 included) · weekly:1,4@9:00 (1 is Monday) · monthly:1,last@9:00 · "cron:0 8 * * 1".
What falls into quiet hours or a pause comes after it; nothing is dropped.`

interface Options {
  readonly to: string
  readonly secretFile?: string
  readonly keyword?: string
  readonly name?: string
  readonly subscriber?: string
  readonly topic: string[]
  readonly region: string[]
  readonly word: string[]
  readonly all: string[]
  readonly not: string[]
  readonly cadence: string
  readonly timeZone?: string
  readonly quietHours?: string
  readonly lateMax?: string
  readonly pauseUntil?: string
  readonly locale?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

const collect = (value: string, before: string[]) => [...before, value]
const region = (value: string, before: string[]) => [...before, resolveRegion(value).code]

export function subscribeCommand(): Command {
  return new Command('subscribe')
    .description('订阅：按主题、地区和词 · follow topics, regions and words')
    .requiredOption(
      '--to <address>',
      '投递到 where digests go: a mail address, webhook:URL, feishu:URL, dingtalk:URL, wecom:URL, file:FOLDER or feed',
    )
    .option(
      '--secret-file <file>',
      '签名密钥文件 a file with what signs (webhook, Feishu, DingTalk)',
    )
    .option('--keyword <word>', '机器人要求的关键词 the word a robot asks for')
    .option('--name <name>', '订阅的名称 what the subscription is called')
    .option('--subscriber <name>', '订阅人 what the reader is called')
    .option('--topic <topic...>', '主题 a topic by id or name', collect, [])
    .option(
      '--region <region...>',
      '标签上的地区 a region of the label by name or code',
      region,
      [],
    )
    .option('--word <word...>', '含其中任一词 any of these words', collect, [])
    .option('--all <word...>', '须同时含有的词 all of these words', collect, [])
    .option('--not <word...>', '不能含有的词 none of these words', collect, [])
    .option(
      '--cadence <when>',
      '推送时间 instant, daily@8:00,17:30, workdays@9:00, weekly:1@9:00, monthly:1@9:00 …',
      'instant',
    )
    .option('--time-zone <zone>', '时区 time zone of the cadence (default: JIANBAO_TIME_ZONE)')
    .option('--quiet-hours <span>', '免打扰时段，顺延 hold what comes then, such as 22:00-7:00')
    .option(
      '--late-max <time>',
      '停机后最多迟多久补发 how late a missed digest may come: 90m, 6h, 2d',
    )
    .option('--pause-until <date>', '暂停到某日 send nothing before this day')
    .addOption(
      new Option('--locale <locale>', '邮件语言 language of the mail').choices(locale.options),
    )
    .option('--dry-run', '只显示，不订阅 show what would be followed and change nothing')
    .option('--json', 'print the subscription as JSON')
    .addHelpText('after', example)
    .action(subscribe)
}

/** From a file: what stands on a command line is kept by shells and seen by other processes. */
function secretOf(file: string | undefined): string | undefined {
  if (file === undefined) return undefined
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new UserError({
      zh: `读不出密钥文件：${reason}`,
      en: `Cannot read the secret: ${reason}`,
    })
  }
}

const regionName = (code: string) => namedDivision(code)?.name ?? code

/** @throws InvalidArgumentError saying what is wrong with the options. */
function requestOf(options: Options, topics: readonly Topic[]): SubscriptionRequest {
  const timeZone = options.timeZone ?? readSettings(process.env).timeZone
  const at = systemClock.now()
  const filter = {
    topics: options.topic.map((given) => resolveTopic(given, topics)),
    regions: options.region,
    words: { any: options.word, all: options.all, none: options.not },
  }
  const request = subscriptionRequest.safeParse({
    address: options.to,
    secret: secretOf(options.secretFile),
    keyword: options.keyword,
    subscriber: options.subscriber,
    name: options.name ?? describeFilter(filter, { regionName, topics }).slice(0, 100),
    filter,
    cadence: readCadence(options.cadence, { ...options, timeZone }, at),
    pausedUntil: options.pauseUntil && readPauseEnd(options.pauseUntil, timeZone, at).toISOString(),
  })
  if (request.success) return request.data
  const problems = request.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new InvalidArgumentError(problems.join('; '))
}

/** As it may be printed: without what signs, and without the whole of a URL with a token. */
function shown({ secret: _, ...request }: SubscriptionRequest) {
  return { ...request, address: showAddress(request.address) }
}

const publicUrlOf = ({ publicUrl, port }: { publicUrl?: string | undefined; port: number }) =>
  publicUrl ?? `http://127.0.0.1:${port}`

function describe(request: SubscriptionRequest, topics: readonly Topic[]): string {
  const { address, name, filter, cadence, pausedUntil } = request
  return [
    `  订阅 ${name}`,
    `  内容 ${describeFilter(filter, { regionName, topics })}`,
    `  时间 ${describeCadence(cadence)}`,
    ...(pausedUntil ? [`  暂停 到 ${pausedUntil}`] : []),
    `  投递 ${showAddress(address)}`,
    '',
  ].join('\n')
}

/** What is wrong with the options is a mistake of usage: exit code 2, like an unknown option. */
function requestOrUsage(
  options: Options,
  topics: readonly Topic[],
  command: Command,
): SubscriptionRequest {
  try {
    return requestOf(options, topics)
  } catch (error) {
    if (error instanceof InvalidArgumentError) command.error(`error: ${error.message}`)
    throw error
  }
}

async function subscribe(options: Options, command: Command): Promise<void> {
  const topics = commandTopics()
  const request = requestOrUsage(options, topics, command)
  if (options.dryRun) {
    const text = options.json
      ? `${JSON.stringify(shown(request))}\n`
      : `未订阅（--dry-run）\n${describe(request, topics)}`
    process.stdout.write(text)
    return
  }
  const settings = commandSettings()
  const { databaseUrl } = settings
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'jianbao-subscribe', onIdleError })
  const at = systemClock.now()
  const created = await createSubscription(store.db, request, { at, origin: 'cli' })
  const { feedId, newSecret, ...ids } = created
  const url = feedId && (await feedUrl(store.db, { feedId, publicUrl: publicUrlOf(settings), at }))
  const once = { ...(newSecret && { secret: newSecret }), ...(url && { feedUrl: url }) }
  if (options.json)
    process.stdout.write(`${JSON.stringify({ ...shown(request), ...ids, ...once })}\n`)
  else {
    const more = [
      newSecret && `  签名密钥 ${newSecret}（只显示这一次 · shown this once）\n`,
      url && `  订阅源 ${url}（另有 .rss 和 .json · also .rss and .json）\n`,
    ].filter(Boolean)
    process.stdout.write(
      `已订阅 ${created.subscriptionId}\n${describe(request, topics)}${more.join('')}`,
    )
  }
}
