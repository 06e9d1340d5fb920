/**
 * Who may ask at all, before any session is looked at.
 *
 * - The console is for the machine it runs on: the peer must be loopback and so must the name it
 *   asks for. The second stops DNS rebinding, where a stranger's name is made to point to 127.0.0.1.
 * - From elsewhere it opens only where an operator said so (JIANBAO_CONSOLE_URL), and only by that name.
 *   What needs no login there, or logs the owner in, stays with the machine.
 * - A request that changes something must come from our own pages: its Origin is our own.
 * - Public pages act by a signed link, or ask by mail, and know no session; feeds are read by a link, and the
 *   bounce hook has a token of its own: they answer everybody.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { ConsoleError } from '../console-errors.ts'

const publicPaths = [
  '/u/',
  '/d/',
  '/f/',
  '/hooks/bounces',
  '/subscribe',
  '/subscribe/',
  '/confirm/',
  '/manage',
  '/manage/',
  '/api/public/',
  '/public.css',
  '/small.css',
  '/favicon.svg',
  '/healthz',
]
const loopbackPeer = /^(?:::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/
const loopbackHost = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i

function isPublicPath(url: string): boolean {
  const path = url.split('?', 1)[0] ?? ''
  return publicPaths.some((each) => (each.endsWith('/') ? path.startsWith(each) : path === each))
}

/** What the guard looks at: a part of Fastify's request. */
export interface Knock {
  readonly url: string
  readonly method: string
  readonly headers: IncomingHttpHeaders
  readonly socket: { readonly remoteAddress?: string | undefined }
}

/** Throws `local-only` or `foreign-origin`. `consoleUrl`: where other machines may open the console. */
export function guardNetwork(request: Knock, consoleUrl?: string): void {
  if (isPublicPath(request.url)) return
  const origin = isLocal(request) ? `http://${request.headers.host}` : openedAt(request, consoleUrl)
  if (origin === undefined) throw new ConsoleError('local-only')
  if (!isSafe(request.method) && !isFromOwnPages(request, origin)) {
    throw new ConsoleError('foreign-origin')
  }
}

/** The origin of our pages for a request from elsewhere; undefined where they are not open to it. */
function openedAt({ url, headers }: Knock, consoleUrl: string | undefined): string | undefined {
  if (consoleUrl === undefined || url.split('?', 1)[0] === '/metrics') return undefined
  const { host, origin } = new URL(consoleUrl)
  return headers.host?.toLowerCase() === host ? origin : undefined
}

/**
 * Whether whoever asks sits at this machine. A proxy on it is a loopback peer, and may even rewrite the
 * Host; whom it serves is not.
 */
export function isLocal({ headers, socket }: Pick<Knock, 'headers' | 'socket'>): boolean {
  const host = headers.host ?? ''
  const isProxied = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
  return !isProxied && loopbackPeer.test(socket.remoteAddress ?? '') && loopbackHost.test(host)
}

const isSafe = (method: string) => method === 'GET' || method === 'HEAD'

/** Browsers name the origin of every request that changes something; programs with a token need not. */
function isFromOwnPages({ headers }: Knock, own: string): boolean {
  return headers.origin === undefined ? headers.authorization !== undefined : headers.origin === own
}
