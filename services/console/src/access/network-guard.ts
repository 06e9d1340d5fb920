/**
 * Who may ask at all, before any session is looked at.
 *
 * - The console is for the machine it runs on: the peer must be loopback and so must the name it
 *   asks for. The second stops DNS rebinding, where a stranger's name is made to point to 127.0.0.1.
 * - A request that changes something must come from our own pages: its Origin is our Host.
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

/** Throws `local-only` or `foreign-origin`. */
export function guardNetwork(request: Knock): void {
  if (isPublicPath(request.url)) return
  const host = request.headers.host ?? ''
  if (!isLocal(request, host)) throw new ConsoleError('local-only')
  if (!isSafe(request.method) && !isFromOwnPages(request, host)) {
    throw new ConsoleError('foreign-origin')
  }
}

/** A proxy on this machine is a loopback peer, and may even rewrite the Host; whom it serves is not. */
function isLocal({ headers, socket }: Knock, host: string): boolean {
  const isProxied = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
  return !isProxied && loopbackPeer.test(socket.remoteAddress ?? '') && loopbackHost.test(host)
}

const isSafe = (method: string) => method === 'GET' || method === 'HEAD'

/** Browsers name the origin of every request that changes something; programs with a token need not. */
function isFromOwnPages(request: Knock, host: string): boolean {
  const { origin } = request.headers
  if (origin === undefined) return request.headers.authorization !== undefined
  return origin === `http://${host}`
}
