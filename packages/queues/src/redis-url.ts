/**
 * Reads the one `REDIS_URL`:
 *
 * - `redis://` and `rediss://` (TLS): `[user]:password@host:port/db`
 * - `redis+unix:///path/to/socket`
 * - `redis+sentinel://:password@host:26379,host:26379/master-name[/db]` (`rediss+sentinel` for TLS)
 * - `redis+cluster://:password@host:7000,host:7001` (`rediss+cluster` for TLS)
 */
export interface RedisAddress {
  readonly mode: 'standalone' | 'unix' | 'sentinel' | 'cluster'
  readonly tls: boolean
  readonly username: string | undefined
  readonly password: string | undefined
  readonly nodes: readonly { host: string; port: number }[]
  readonly path: string
  readonly masterName: string
  readonly db: number
}

const shape = /^redis(s?)(?:\+(sentinel|cluster|unix))?:\/\/(?:([^@/]*)@)?([^/]*)(\/[^?]*)?$/

/** @throws Error when the text is none of the forms above. */
export function parseRedisUrl(url: string): RedisAddress {
  const match = shape.exec(url)
  if (!match) throw new Error('REDIS_URL is in no form this program knows (docs/settings.md).')
  const [, secure = '', mode = 'standalone', credentials = '', hosts = '', path = ''] = match
  const [user = '', password = ''] = credentials.split(/:(.*)/s)
  const parts = path.split('/').slice(1)
  const sentinel = mode === 'sentinel'
  return {
    // The pattern admits no other word here.
    mode: mode as RedisAddress['mode'],
    tls: secure === 's',
    username: decode(user),
    password: decode(password),
    nodes: hosts
      .split(',')
      .filter(Boolean)
      .map(readNode(sentinel ? 26_379 : 6_379)),
    path: mode === 'unix' ? decodeURIComponent(path) : '',
    masterName: sentinel ? (parts[0] ?? '') : '',
    db: mode === 'unix' ? 0 : Number((sentinel ? parts[1] : parts[0]) ?? 0) || 0,
  }
}

const decode = (text: string) => (text === '' ? undefined : decodeURIComponent(text))

const readNode = (defaultPort: number) => (node: string) => {
  const [, host = node, port] = /^(.*?)(?::(\d+))?$/.exec(node) ?? []
  return { host: host.replace(/^\[|\]$/g, ''), port: port ? Number(port) : defaultPort }
}
