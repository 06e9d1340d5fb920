/** The pages themselves: one HTML for every address of the app, and its hashed files. */
import { randomBytes } from 'node:crypto'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzip } from 'node:zlib'
import type { Clock, Settings } from '@jianbao/runtime'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Access } from '../access/access.ts'
import { ConsoleError } from '../console-errors.ts'
import { escapeHtml, smallPage } from '../html.ts'
import { pagePolicy } from '../security-headers.ts'
import { faviconSvg, smallCss } from '../small-assets.ts'
import { firstPage, languageOf } from './first-view.ts'
import type { Pages, PagesState } from './pages.ts'

interface Deps {
  readonly pages: Pages
  readonly access: Access
  readonly settings: Pick<Settings, 'timeZone'>
  readonly clock: Clock
}

const addresses = [
  '/',
  '/bulletins',
  '/bulletins/*',
  '/subscriptions',
  '/subscribers',
  '/channels',
  '/feeds',
  '/audit',
  '/alarms',
  '/documents',
  '/documents/*',
  '/amounts',
  '/regions',
  '/search',
  '/mailbox',
  '/mailbox/*',
  '/deliveries',
  '/operations',
  '/accounts',
]
const mediaTypes: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const hidden = { schema: { hide: true } }

export function pageRoutes(app: FastifyInstance, deps: Deps): void {
  const { pages, access } = deps
  app.get('/favicon.svg', hidden, async (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'max-age=86400').send(faviconSvg),
  )
  app.get('/small.css', hidden, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=60').send(smallCss),
  )
  app.get('/assets/:name', hidden, async (request, reply) => {
    const { name } = z.object({ name: z.string() }).parse(request.params)
    return sendAsset(pages.state(), name, request, reply)
  })
  for (const address of addresses) {
    app.get(address, hidden, async (request, reply) => {
      if (!(await access.identify(request))) return reply.redirect('/login', 303)
      return await sendPage(app, deps, { request, reply })
    })
  }
}

const pack = promisify(gzip)

async function sendPacked(html: string, { request, reply }: Exchange): Promise<FastifyReply> {
  reply.header('vary', 'accept-encoding, cookie')
  if (!takesGzip(request)) return reply.send(html)
  return reply.header('content-encoding', 'gzip').send(await pack(html))
}

const takesGzip = ({ headers }: FastifyRequest) =>
  String(headers['accept-encoding'] ?? '').includes('gzip')

function sendAsset(
  state: PagesState,
  name: string,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const packed = state.kind === 'ready' ? state.assets.get(name) : undefined
  if (!packed) throw new ConsoleError('not-found')
  const accepts = takesGzip(request)
  if (accepts) reply.header('content-encoding', 'gzip')
  return reply
    .type(mediaTypes[extname(name)] ?? 'application/octet-stream')
    .header('vary', 'accept-encoding')
    .header('cache-control', 'public, max-age=31536000, immutable')
    .send(accepts ? packed : gunzipSync(packed))
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

async function sendPage(
  app: FastifyInstance,
  { pages, settings, clock }: Deps,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  const state = pages.state()
  reply.type('text/html; charset=utf-8')
  if (state.kind === 'ready') {
    const styleNonce = randomBytes(16).toString('base64')
    reply.header('content-security-policy', pagePolicy(styleNonce))
    const now = clock.now().getTime()
    const circumstances = { language: languageOf(request), timeZone: settings.timeZone, now }
    const html = await firstPage({ app, request, page: state, styleNonce, circumstances })
    return sendPacked(html, { request, reply })
  }
  if (state.kind === 'building') {
    return reply.status(503).header('retry-after', '1').send(preparingPage)
  }
  return reply.status(500).send(failedPage(state.words))
}

const preparingPage = smallPage({
  title: '页面准备中',
  refreshSeconds: 1,
  main: `<h1>页面准备中…</h1>
<p>第一次启动需要几秒钟，准备好后本页自动打开。收件箱已经在工作。<br><span lang="en">The pages are being prepared; this one opens by itself. The inbox works already.</span></p>
<div class="bar" role="progressbar" aria-label="准备中"></div>`,
})

function failedPage(words: string): string {
  return smallPage({
    title: '页面未能生成',
    main: `<h1 class="alarm">页面未能生成</h1>
<p>其他服务照常工作，/api 也可使用。请把下面的内容交给运维人员，修复后重新启动。<br><span lang="en">The pages could not be built. Everything else works, /api too. Show the operator this, then start again.</span></p>
<pre>${escapeHtml(words)}</pre>`,
  })
}
