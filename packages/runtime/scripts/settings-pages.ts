/** docs/settings.md and .env.example, made from the one list of settings. */
import { settingsSchema } from '../src/settings.ts'

interface Setting {
  readonly name: string
  readonly text: string
  /** As it would be typed, or undefined when there is none. */
  readonly preset: string | undefined
}

function settings(): Setting[] {
  const presets: Record<string, unknown> = settingsSchema.parse({})
  return Object.entries(settingsSchema.shape).map(([name, field]) => ({
    name,
    text: field.description ?? '',
    preset: presets[name] === undefined ? undefined : String(presets[name]),
  }))
}

/** The page docs/settings.md. */
export function settingsPage(): string {
  const rows = settings().map(
    ({ name, text, preset }) =>
      `| \`${name}\` | ${text} | ${preset === undefined ? 'not set' : `\`${preset}\``} |`,
  )
  return `# Settings

Settings are read once at start, from the environment. An empty variable counts as not set, and a wrong one ends the
start with a sentence that names it. This page is written from \`packages/runtime/src/settings.ts\` by
\`node packages/runtime/scripts/write-settings.ts\`, and a test keeps it current.

| variable | what it does | without it |
| --- | --- | --- |
${rows.join('\n')}

## Where data lives

| set | PostgreSQL | queues | mail |
| --- | --- | --- | --- |
| nothing | PostgreSQL 18 under the home | a private \`redis-server\` or \`valkey-server\` if one is installed, else PostgreSQL | kept under \`home/mailbox/\` |
| \`DATABASE_URL\` | yours; no samples are given | as above | as above |
| \`REDIS_URL\` |  | yours; \`maxmemory-policy\` must be \`noeviction\` | |
| \`SMTP_URL\` | | | sent; refused until \`JIANBAO_PUBLIC_URL\` says what links point to |

The embedded servers listen on private Unix sockets only: no port, no password. As root, PostgreSQL runs as the user
\`postgres\`, or \`nobody\` where there is none. Where that user cannot reach the home or the checkout (a folder closed to
others), the cluster lies under \`/var/lib/jianbao/\` instead, and the banner says so. No permission of a folder that was
there before is ever changed.

## Forms of REDIS_URL

| form | for |
| --- | --- |
| \`redis://user:password@host:6379/0\` | one server |
| \`rediss://…\` | one server over TLS |
| \`redis+unix:///run/redis/redis.sock\` | a Unix socket |
| \`redis+sentinel://:password@host-a:26379,host-b:26379/master-name/0\` | Sentinel (\`rediss+sentinel\` over TLS) |
| \`redis+cluster://:password@host-a:7000,host-b:7001\` | Cluster (\`rediss+cluster\` over TLS) |

## For tests

| variable | what it does |
| --- | --- |
| \`JIANBAO_REQUIRE_ALL=1\` | a suite whose program is missing on the machine fails instead of being left out |
| \`JIANBAO_BULLETINS=DIR\` | adds a regression journey over a folder of real bulletins |
| \`JIANBAO_LABELS=DIR\` | the labels for it |
`
}

/** The file .env.example: every setting, commented out, with its preset. */
export function environmentExample(): string {
  const blocks = settings().map(({ name, text, preset = '' }) => `# ${text}\n#${name}=${preset}\n`)
  return `# Settings and their presets; docs/settings.md says more. Use with \`node --env-file=.env …\` or docker compose.\n\n${blocks.join('\n')}`
}
