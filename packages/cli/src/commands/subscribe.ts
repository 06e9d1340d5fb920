/** `jianbao subscribe`: begins a subscription. */
import { readFileSync } from 'node:fs'
import { namedDivision, regionText } from '@jianbao/extraction'
import { readSettings, systemClock, UserError } from '@jianbao/runtime'
import {
  describeCadence,
  describeFilter,
  type Locale,
  locale,
  type SubscriptionRequest,
  showAddress,
  subscriptionRequest,
  type Topic,
  writeFilterText,
} from '@jianbao/schema'
import {
  createSubscription,
  type Db,
  feedUrl,
  openStore,
  type SubscriptionCreated,
} from '@jianbao/store'
import { Command, InvalidArgumentError, Option } from 'commander'
import { commandSettings } from '../command-settings.ts'
import { commandTopics } from '../command-topics.ts'
import { type FilterOptions, filterGiven } from '../subscribe/filter-given.ts'
import { previewIfAny, previewOf } from '../subscribe/preview-of.ts'
import { previewText } from '../subscribe/preview-text.ts'
import { readCadence, readPauseEnd } from '../subscribe/read-cadence.ts'

const example = `
The filter is written in one text, best in quotation marks:
  topic:industry,finance region:陕西 section:产业发展 issuer:教育部 document:"乡村振兴" series:每周简报
  以工代赈 (must be there)  any:茶叶,咖啡 (one of them)  -酒店 (must not)  /第[一二]批/ (RE2 pattern)
  amount>=1亿 (largest sum in yuan)  match:any (one of the conditions is enough)
A region contains everything in it. Options mean the same and are added to the text; those that are
repeated or take several values mean "any of them". --dry-run shows what it would have caught.

Examples:
  $ jianbao subscribe 'topic:industry region:陕西 -酒店 amount>=1亿' --to a@b.cn --dry-run
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

interface Options extends FilterOptions {
  readonly to: string
  readonly secretFile?: string
  readonly keyword?: string
  readonly name?: string
  readonly subscriber?: string
  readonly cadence: string
  readonly timeZone?: string
  readonly quietHours?: string
  readonly lateMax?: string
  readonly pauseUntil?: string
  readonly locale?: Locale
  readonly urgent?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
}

const collect = (value: string, before: string[]) => [...before, value]

export function subscribeCommand(): Command {
  return new Command('subscribe')
    .description('订阅：按主题、地区和词 · follow topics, regions and words')
    .argument('[filter...]', '筛选条件 what to follow; without it everything')
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
      collect,
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
    .option('--urgent', '紧急：随到随发，免打扰时段也发 send at once, in quiet hours too')
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
function requestOf(text: string, options: Options, topics: readonly Topic[]): SubscriptionRequest {
  const timeZone = options.timeZone ?? readSettings(process.env).timeZone
  const at = systemClock.now()
  const filter = filterGiven(text, options, topics)
  const request = subscriptionRequest.safeParse({
    address: options.to,
    secret: secretOf(options.secretFile),
    keyword: options.keyword,
    subscriber: options.subscriber,
    name: options.name ?? describeFilter(filter, { regionName, topics }).slice(0, 100),
    filter,
    urgent: options.urgent,
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
  const { address, name, filter, cadence, pausedUntil, urgent } = request
  return [
    `  订阅 ${name}`,
    `  内容 ${describeFilter(filter, { regionName, topics })}`,
    `  写法 ${writeFilterText(filter, { regionName: regionText }) || '（空）'}`,
    `  时间 ${describeCadence(cadence)}${urgent ? '；紧急，随到随发' : ''}`,
    ...(pausedUntil ? [`  暂停 到 ${pausedUntil}`] : []),
    `  投递 ${showAddress(address)}`,
    '',
  ].join('\n')
}

/** What is wrong with the options is a mistake of usage: exit code 2, like an unknown option. */
function requestOrUsage(
  text: string,
  options: Options,
  topics: readonly Topic[],
  command: Command,
): SubscriptionRequest {
  try {
    return requestOf(text, options, topics)
  } catch (error) {
    if (error instanceof InvalidArgumentError) command.error(`error: ${error.message}`)
    throw error
  }
}

/** What is shown once: what signs, and where a feed is read. */
async function shownOnce(db: Db, created: SubscriptionCreated, at: Date) {
  const { feedId, newSecret } = created
  const publicUrl = publicUrlOf(commandSettings())
  const url = feedId && (await feedUrl(db, { feedId, publicUrl, at }))
  return { ...(newSecret && { secret: newSecret }), ...(url && { feedUrl: url }) }
}

async function showOnly(
  request: SubscriptionRequest,
  options: Options,
  topics: readonly Topic[],
): Promise<void> {
  const preview = await previewIfAny(request.filter)
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ ...shown(request), preview })}\n`)
    return
  }
  const estimate = preview
    ? previewText(preview, topics, { withSample: true })
    : '  近况 没有在运行，无法估计 nothing runs here to estimate from\n'
  process.stdout.write(`未订阅（--dry-run）\n${describe(request, topics)}${estimate}`)
}

async function subscribe(filter: string[], options: Options, command: Command): Promise<void> {
  const topics = commandTopics()
  const request = requestOrUsage(filter.join(' '), options, topics, command)
  if (options.dryRun) {
    await showOnly(request, options, topics)
    return
  }
  const { databaseUrl } = commandSettings()
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'jianbao-subscribe', onIdleError })
  const preview = await previewOf(store.db, request.filter)
  const at = systemClock.now()
  const language = options.locale && { locale: options.locale }
  const created = await createSubscription(store.db, request, { at, origin: 'cli', ...language })
  const once = await shownOnce(store.db, created, at)
  if (options.json) {
    const { feedId: _, newSecret: __, ...ids } = created
    process.stdout.write(`${JSON.stringify({ ...shown(request), ...ids, ...once, preview })}\n`)
    return
  }
  const more = [
    once.secret && `  签名密钥 ${once.secret}（只显示这一次 · shown this once）\n`,
    once.feedUrl && `  订阅源 ${once.feedUrl}（另有 .rss 和 .json · also .rss and .json）\n`,
    previewText(preview, topics, { withSample: false }),
  ].filter(Boolean)
  process.stdout.write(
    `已订阅 ${created.subscriptionId}\n${describe(request, topics)}${more.join('')}`,
  )
}
