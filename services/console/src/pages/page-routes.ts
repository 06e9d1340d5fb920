/** The pages themselves: one HTML for every address of the app, and its hashed files. */
import { randomBytes } from 'node:crypto'
import { extname } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Access } from '../access/access.ts'
import { ConsoleError } from '../console-errors.ts'
import { escapeHtml, smallPage } from '../html.ts'
import { pagePolicy } from '../security-headers.ts'
import { faviconSvg, smallCss } from '../small-assets.ts'
import type { Pages, PagesState } from './pages.ts'

interface Deps {
  readonly pages: Pages
  readonly access: Access
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

export function pageRoutes(app: FastifyInstance, { pages, access }: Deps): void {
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
      return sendPage(pages.state(), reply)
    })
  }
}

function sendAsset(
  state: PagesState,
  name: string,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const packed = state.kind === 'ready' ? state.assets.get(name) : undefined
  if (!packed) throw new ConsoleError('not-found')
  const accepts = String(request.headers['accept-encoding'] ?? '').includes('gzip')
  if (accepts) reply.header('content-encoding', 'gzip')
  return reply
    .type(mediaTypes[extname(name)] ?? 'application/octet-stream')
    .header('vary', 'accept-encoding')
    .header('cache-control', 'public, max-age=31536000, immutable')
    .send(accepts ? packed : gunzipSync(packed))
}

function sendPage(state: PagesState, reply: FastifyReply): FastifyReply {
  reply.type('text/html; charset=utf-8')
  if (state.kind === 'ready') {
    const nonce = randomBytes(16).toString('base64')
    reply.header('content-security-policy', pagePolicy(nonce))
    return reply.send(state.index.replaceAll('__STYLE_NONCE__', nonce))
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
