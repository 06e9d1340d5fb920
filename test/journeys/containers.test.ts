/**
 * The compose file without an engine: each service's exact command and environment is run as a process
 * against real servers. Only what names another container is replaced: hosts, the home, the health port.
 */
import { copyFileSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { settingsSchema } from '@jianbao/runtime'
import { createSubscription, openStore } from '@jianbao/store'
import {
  aDatabase,
  aFolder,
  aMailbox,
  aRedis,
  checkout,
  eventually,
  freePort,
  isLeftOut,
  node,
  requireProgram,
  runProcess,
  type TestProcess,
} from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

interface ComposeService {
  readonly command?: string[]
  readonly environment?: Record<string, string>
  readonly healthcheck?: { readonly test: string[] }
  readonly ports?: string[]
  readonly volumes?: string[]
  readonly build?: { readonly args: Record<string, string> }
}

const file = readFileSync(join(checkout, 'docker-compose.yml'), 'utf8')
const compose: { services: Record<string, ComposeService> } = parse(file, { merge: true })
const names = ['watcher', 'parser', 'notifier', 'console'] as const

/** `${NAME:-preset}` as compose reads it when nothing is set. */
const withPresets = (text: string) => text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')

function serviceOf(name: string): Required<Pick<ComposeService, 'command' | 'environment'>> {
  const { command, environment } = compose.services[name] ?? {}
  if (!command || !environment) throw new Error(`${name} lacks a command or an environment`)
  return { command, environment }
}

/** The command with its environment; of `replaced`, what the service sets itself. */
function runContainer(name: string, replaced: Record<string, string>): TestProcess {
  const { command, environment } = serviceOf(name)
  expect(command[0]).toBe('node')
  const own = Object.entries(environment).map(
    ([key, text]) => [key, replaced[key] ?? withPresets(text)] as const,
  )
  const env = { PATH: process.env['PATH'], ...Object.fromEntries(own) }
  return runProcess(node, command.slice(1), { cwd: checkout, env })
}

describe('the compose file', () => {
  test('watches the health of every container', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      expect(service.healthcheck?.test, name).toBeDefined()
    }
  })

  test('sets only variables that settings know, to values they accept', () => {
    for (const name of names) {
      const environment = Object.entries(serviceOf(name).environment)
      const filled = environment.map(([key, text]) => [key, withPresets(text)] as const)
      const unknown = filled.filter(([key]) => !(key in settingsSchema.shape))
      expect([name, unknown]).toEqual([name, []])
      // An empty variable counts as not set, whatever its shape.
      const given = Object.fromEntries(filled.filter(([, value]) => value !== ''))
      expect(settingsSchema.safeParse(given).error, name).toBeUndefined()
    }
  })

  test('publishes ports on loopback only', () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports ?? [])
    expect(ports.length).toBeGreaterThan(0)
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
  })

  test('builds each service with its own packages', () => {
    for (const name of names) expect(compose.services[name]?.build?.args).toEqual({ SERVICE: name })
  })
})

describe.skipIf(isLeftOut('redis-server'))('the containers’ commands as processes', () => {
  test('become healthy, deliver a dropped bulletin together, and end in time', async () => {
    await using database = await aDatabase({ migrated: false })
    await using redis = await aRedis()
    await using mailbox = await aMailbox()
    using folder = aFolder()
    const home = join(folder.path, 'data')
    mkdirSync(home)
    const replaced: Record<string, string> = {
      JIANBAO_HOME: home,
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      SMTP_URL: mailbox.url,
    }
    await using processes = new AsyncDisposableStack()
    const ports = new Map<string, number>()
    const running: TestProcess[] = []
    for (const name of names) {
      const port = await freePort()
      ports.set(name, port)
      const free = { JIANBAO_HEALTH_PORT: `${port}`, JIANBAO_PORT: `${await freePort()}` }
      running.push(processes.use(runContainer(name, { ...replaced, ...free })))
    }
    const healthy = async (port: number) =>
      (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined))?.ok
    for (const [name, port] of ports) {
      await eventually(`${name} is healthy`, () => healthy(port), 30_000)
    }

    await follow(database.url)
    const inbox = join(home, 'inbox')
    copyFileSync(join(checkout, 'samples/county-digest.txt'), join(inbox, '.county.part'))
    renameSync(join(inbox, '.county.part'), join(inbox, 'county.txt'))
    const [first] = await mailbox.waitFor(1, 30_000)
    expect(first?.mail.to?.[0]?.address).toBe('reader@jianbao.example')

    const began = performance.now()
    for (const each of running) each.kill('SIGTERM')
    expect(await Promise.all(running.map((each) => each.ended))).toEqual([0, 0, 0, 0])
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  test('redis.conf keeps what a queue needs', async () => {
    using folder = aFolder()
    const port = await freePort()
    const conf = join(checkout, 'infra/redis.conf')
    const options = { cwd: folder.path }
    const program = requireProgram('redis-server')
    await using redis = runProcess(program, [conf, '--port', `${port}`], options)
    const ask = async (name: string) => {
      const cli = runProcess('redis-cli', ['-p', `${port}`, 'config', 'get', name])
      await cli.ended
      return cli.output().split('\n')[1]
    }
    await eventually('it answers', async () => (await ask('port')) === `${port}`)
    expect(await ask('maxmemory-policy')).toBe('noeviction')
    expect(await ask('appendonly')).toBe('yes')
    redis.kill('SIGTERM')
  })
})

describe('the console’s door', () => {
  test('passes on what its port brings in', async () => {
    const { createServer } = await import('node:http')
    const [from, to] = [await freePort(), await freePort()]
    const server = createServer((request, reply) => reply.end(request.headers.host)).listen(to)
    const [, script = ''] = compose.services['console-door']?.command ?? []
    expect(script).toBe('/srv/door.ts')
    await using _door = runProcess(node, [join(checkout, 'infra/door.ts'), `${from}`, `${to}`])
    const ask = async () =>
      (await fetch(`http://127.0.0.1:${from}/`).catch(() => undefined))?.text()
    expect(await eventually('an answer', ask)).toBe(`127.0.0.1:${from}`)
    server.close()
  })
})

async function follow(databaseUrl: string): Promise<void> {
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'test', onIdleError })
  await createSubscription(
    store.db,
    {
      address: 'reader@jianbao.example',
      subscriber: '读者',
      name: '全部',
      filter: { topics: [], regions: [], words: { any: [], all: [], none: [] } },
      cadence: { kind: 'instant' },
    },
    { at: new Date(), origin: 'test' },
  )
}
