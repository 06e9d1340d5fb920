/** A mail server that answers as a test tells it to. */
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** What it does with the next mail; then with every further one as with the last. */
export type Manner =
  | { readonly do: 'accept' }
  /** Answers with this line at the stage. */
  | {
      readonly do: 'refuse'
      readonly at: 'auth' | 'from' | 'rcpt' | 'data'
      readonly code: number
      readonly text: string
      /** Only this address, when given. */
      readonly to?: string
    }
  /** Takes the whole mail, then breaks the connection instead of answering. */
  | { readonly do: 'drop after data' }
  /** Takes the whole mail and answers after this time. */
  | { readonly do: 'dawdle'; readonly ms: number }

export interface SmtpBench extends AsyncDisposable {
  readonly url: string
  /** The mails whose content was read to the end, dropped ones too. */
  readonly received: { readonly to: string; readonly raw: string; readonly accepted: boolean }[]
  manners: Manner[]
  /** How many connections were made so far. */
  connections: number
  /** Breaks every connection, as a server does that waited long enough. */
  hangUp(): void
}

const refusal = ({ code, text }: { code: number; text: string }) =>
  Object.assign(new Error(text), { responseCode: code })

/** `credentials` makes it ask for a login. */
export async function anSmtpServer(
  given: { manners?: Manner[]; credentials?: boolean } = {},
): Promise<SmtpBench> {
  const sockets = new Set<Socket>()
  const concerns = (manner: Manner, to?: string) =>
    manner.do !== 'refuse' || manner.to === undefined || manner.to === to
  /** The manner for this reader, used up unless it is the last one. */
  const take = (to?: string): Manner => {
    const found = bench.manners.find((manner) => concerns(manner, to))
    if (found && bench.manners.length > 1) {
      bench.manners = bench.manners.filter((manner) => manner !== found)
    }
    return found ?? { do: 'accept' }
  }
  const refusedAt = (stage: 'auth' | 'from' | 'rcpt' | 'data', to?: string) => {
    const manner = bench.manners.find((each) => concerns(each, to))
    if (manner?.do !== 'refuse' || manner.at !== stage) return undefined
    take(to)
    return refusal(manner)
  }
  const answer = (to: string, raw: string, done: (error?: Error) => void) => {
    const refused = refusedAt('data', to)
    const manner = refused ? undefined : take(to)
    const accepted = manner?.do === 'accept' || manner?.do === 'dawdle'
    bench.received.push({ to, raw, accepted })
    if (manner?.do === 'drop after data') {
      for (const socket of sockets) socket.destroy()
    } else if (manner?.do === 'dawdle') setTimeout(done, manner.ms)
    else done(refused)
  }
  const server = new SMTPServer({
    authOptional: given.credentials !== true,
    disabledCommands: given.credentials === true ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => {
      const refused = refusedAt('auth')
      if (refused) done(refused)
      else done(null, { user: auth.username })
    },
    onMailFrom: (_address, _session, done) => done(refusedAt('from')),
    onRcptTo: (address, _session, done) => done(refusedAt('rcpt', address.address)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? ''
        answer(to, Buffer.concat(chunks).toString('utf8'), done)
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    bench.connections += 1
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server that listens has an AddressInfo, never a string or null.
  const { port } = server.server.address() as AddressInfo
  const login = given.credentials === true ? 'user:secret@' : ''
  const bench: SmtpBench = {
    url: `smtp://${login}127.0.0.1:${port}`,
    received: [],
    manners: given.manners ?? [],
    connections: 0,
    hangUp: () => {
      for (const socket of sockets) socket.destroy()
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  return bench
}
