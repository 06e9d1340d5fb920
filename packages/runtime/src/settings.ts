/**
 * The settings, read once from the environment at start. Every default stands here and nowhere else.
 * `.env.example` and the table in docs/settings.md are checked against this list by a test.
 */
import { resolve } from 'node:path'
import { z } from 'zod'
import { UserError } from './user-error.ts'

const url = (protocols: RegExp, hint: string) =>
  z.string().regex(protocols, `must look like ${hint}`)

export const settingsSchema = z.object({
  JIANBAO_HOME: z
    .string()
    .default('./home')
    .describe('Folder of inbox, processed files, blobs and, when embedded, databases.'),
  DATABASE_URL: url(/^postgres(ql)?:\/\//, 'postgres://user:password@host:5432/jianbao')
    .optional()
    .describe(
      'PostgreSQL, as owner of the database: search installs the module intarray. Without it `jianbao up` runs its own.',
    ),
  REDIS_URL: url(/^(rediss?(\+sentinel|\+cluster)?|redis\+unix):\/\//, 'redis://host:6379')
    .optional()
    .describe(
      'Redis for the queues. Without it `jianbao up` runs a private one, or keeps the queues in PostgreSQL.',
    ),
  SMTP_URL: url(/^smtps?:\/\//, 'smtps://user:password@host:465')
    .optional()
    .describe('Mail server. Without it mails are kept under home/mailbox.'),
  JIANBAO_PUBLIC_URL: url(/^https?:\/\//, 'https://jianbao.example.org')
    .optional()
    .describe('What links in messages point to. Needed with SMTP_URL.'),
  JIANBAO_HOST: z.string().default('127.0.0.1').describe('Address the console listens on.'),
  JIANBAO_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(4680)
    .describe('Port the console listens on.'),
  JIANBAO_CONSOLE_URL: url(/^https?:\/\/[^/?#]+\/?$/, 'https://jianbao.example.org')
    .optional()
    .describe(
      'Where the console is opened from other machines, by name and password; use https. Without it only the machine it runs on may.',
    ),
  JIANBAO_SIGN_UP: z
    .enum(['on', 'off', 'local'])
    .default('local')
    .describe(
      'Whether strangers may ask for a subscription at /subscribe: `on`, `off`, or `local`, which is on only with a loopback JIANBAO_HOST and no JIANBAO_PUBLIC_URL.',
    ),
  JIANBAO_TRUSTED_PROXIES: z
    .string()
    .default('loopback')
    .describe(
      'Proxies whose X-Forwarded-For names the client, for rate limits and the audit trail: addresses or CIDR ranges, comma-separated; `loopback` stands for this machine.',
    ),
  JIANBAO_MAIL_FROM: z
    .string()
    .default('简报 <jianbao@localhost>')
    .describe('Sender of the digests.'),
  JIANBAO_DKIM_DOMAIN: z
    .string()
    .optional()
    .describe('Domain that signs mails (DKIM), with the two below.'),
  JIANBAO_DKIM_SELECTOR: z
    .string()
    .default('jianbao')
    .describe(
      'Selector of the DKIM key: its public half stands at SELECTOR._domainkey.DOMAIN in the DNS.',
    ),
  JIANBAO_DKIM_KEY_FILE: z.string().optional().describe('RSA private key of DKIM, a PEM file.'),
  JIANBAO_BOUNCE_TOKEN: z
    .string()
    .min(16, 'needs at least 16 characters')
    .optional()
    .describe('Who knows it may report bounces to /hooks/bounces. Without it the hook is shut.'),
  JIANBAO_OUTBOUND_ALLOW: z
    .string()
    .optional()
    .describe(
      'Private addresses webhooks and robots may reach, as CIDR:port separated by commas, such as 10.0.0.0/8:443. All others are refused.',
    ),
  JIANBAO_TIME_ZONE: z
    .string()
    .default('Asia/Shanghai')
    .describe('Time zone of readers who name none.'),
  JIANBAO_TOPICS: z
    .string()
    .optional()
    .describe(
      'JSON file of own topics, in the form of packages/schema/src/topics.json: an id that exists replaces the bundled topic, others are added.',
    ),
  JIANBAO_SETTLE_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(2000)
    .describe('How long a file must be still before it is taken, in milliseconds.'),
  JIANBAO_TRUST_RENAME: z
    .stringbool()
    .default(true)
    .describe(
      'Take a file at once that arrived by rename. Off for Samba shares, which can size a file before its bytes arrive.',
    ),
  JIANBAO_POLL_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe(
      'Poll the inbox at this interval instead of file events (network drives); 0 uses events.',
    ),
  JIANBAO_READ_MEMORY_MB: z.coerce
    .number()
    .int()
    .min(128)
    .max(65_536)
    .default(512)
    .describe(
      'Resident memory of a process that reads one large or packed file, in MB; above it the file is rejected.',
    ),
  JIANBAO_READ_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3600)
    .default(30)
    .describe('How long reading one large or packed file may take; after it the file is rejected.'),
  JIANBAO_OCR: z
    .stringbool()
    .default(false)
    .describe(
      'Recognise the text of scans and pictures with tesseract (chi_sim); without it they are rejected. A page takes seconds: raise JIANBAO_READ_SECONDS.',
    ),
  JIANBAO_HEALTH_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .optional()
    .describe('Port for /healthz and /metrics of a service that runs alone.'),
  JIANBAO_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('info')
    .describe('Least severe log line written.'),
})

type Environment = z.infer<typeof settingsSchema>

export interface Settings {
  readonly home: string
  readonly databaseUrl: string | undefined
  readonly redisUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly publicUrl: string | undefined
  readonly host: string
  readonly port: number
  /** Where other machines open the console; `https://jianbao.example.org`. */
  readonly consoleUrl: string | undefined
  /** Whether the sign-up page is open. */
  readonly signUp: boolean
  readonly trustedProxies: string
  readonly mailFrom: string
  readonly dkim:
    | { readonly domain: string; readonly selector: string; readonly keyFile: string }
    | undefined
  readonly bounceToken: string | undefined
  readonly outboundAllow: string
  readonly timeZone: string
  /** Absolute path of the file of own topics. */
  readonly topicsFile: string | undefined
  readonly settleMs: number
  readonly trustRename: boolean
  readonly pollMs: number
  readonly readMemoryMb: number
  readonly readSeconds: number
  readonly ocr: boolean
  readonly healthPort: number | undefined
  readonly logLevel: Environment['JIANBAO_LOG_LEVEL']
}

/**
 * Reads the settings. An empty variable counts as not set.
 *
 * @throws SettingsError naming every variable that is wrong and what it should look like.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success) throw new SettingsError(parsed.error)
  const e = parsed.data
  return {
    home: resolve(e.JIANBAO_HOME),
    databaseUrl: e.DATABASE_URL,
    redisUrl: e.REDIS_URL,
    smtpUrl: e.SMTP_URL,
    publicUrl: e.JIANBAO_PUBLIC_URL?.replace(/\/+$/, ''),
    host: e.JIANBAO_HOST,
    port: e.JIANBAO_PORT,
    consoleUrl: e.JIANBAO_CONSOLE_URL?.replace(/\/+$/, ''),
    signUp: isSignUpOpen(e),
    trustedProxies: e.JIANBAO_TRUSTED_PROXIES,
    mailFrom: e.JIANBAO_MAIL_FROM,
    dkim: dkimOf(e),
    bounceToken: e.JIANBAO_BOUNCE_TOKEN,
    outboundAllow: e.JIANBAO_OUTBOUND_ALLOW ?? '',
    timeZone: e.JIANBAO_TIME_ZONE,
    topicsFile: e.JIANBAO_TOPICS === undefined ? undefined : resolve(e.JIANBAO_TOPICS),
    settleMs: e.JIANBAO_SETTLE_MS,
    trustRename: e.JIANBAO_TRUST_RENAME,
    pollMs: e.JIANBAO_POLL_MS,
    readMemoryMb: e.JIANBAO_READ_MEMORY_MB,
    readSeconds: e.JIANBAO_READ_SECONDS,
    ocr: e.JIANBAO_OCR,
    healthPort: e.JIANBAO_HEALTH_PORT,
    logLevel: e.JIANBAO_LOG_LEVEL,
  }
}

function dkimOf(e: Environment): Settings['dkim'] {
  const { JIANBAO_DKIM_DOMAIN: domain, JIANBAO_DKIM_KEY_FILE: keyFile } = e
  if (domain === undefined || keyFile === undefined) return undefined
  return { domain, selector: e.JIANBAO_DKIM_SELECTOR, keyFile: resolve(keyFile) }
}

/** A machine that only its own user reaches may offer everything; whoever opens it to others decides. */
function isSignUpOpen(e: Environment): boolean {
  if (e.JIANBAO_SIGN_UP !== 'local') return e.JIANBAO_SIGN_UP === 'on'
  const isLoopback = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(e.JIANBAO_HOST)
  return isLoopback && e.JIANBAO_PUBLIC_URL === undefined
}

export class SettingsError extends UserError {
  constructor(problem: z.ZodError) {
    const wrong = problem.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    super({ zh: `设置有误：${wrong.join('；')}`, en: `Settings are wrong. ${wrong.join('; ')}` })
    this.name = 'SettingsError'
  }
}
