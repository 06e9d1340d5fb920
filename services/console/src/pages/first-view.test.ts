import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import { aContext } from '@jianbao/test-support'
import Fastify, { type FastifyBaseLogger } from 'fastify'
import { describe, expect, test } from 'vitest'
import type { RenderPage } from '../../web/src/shell/first-view.ts'
import { firstPage, languageOf } from './first-view.ts'
import { webFolder } from './page-cache.ts'

const index = readFileSync(join(webFolder, 'index.html'), 'utf8')

/** A page as it is sent, and the view in it as the browser reads it. */
async function open(renderPage: RenderPage, headers: Record<string, string> = {}) {
  const { log, logged } = await aContext({})
  const loggerInstance: FastifyBaseLogger = log
  const app = Fastify({ loggerInstance })
  await app.register(cookie)
  const page = { kind: 'ready' as const, index, renderPage, assets: new Map() }
  app.get('/', async (request) => {
    const circumstances = { language: languageOf(request), timeZone: 'Asia/Shanghai', now: 0 }
    return firstPage({ app, request, page, styleNonce: 'a-nonce', circumstances })
  })
  app.get('/api/refused', async (_request, reply) => reply.status(403).send({}))
  const { payload: html } = await app.inject({ url: '/', headers })
  await app.close()
  const [, view = ''] = /id="first-view">(.*?)<\/script>/s.exec(html) ?? []
  return { html, view: JSON.parse(view), logged }
}

describe('the first page', () => {
  test('holds its picture and its answers, whatever the texts are made of', async () => {
    const text = '</script><!--<script> $& __PAGE__ "__FIRST_VIEW__"'
    const { html, view } = await open(async () => ({
      html: `<p>${text}</p>`,
      answers: [text],
    }))
    expect(html).toContain(`<div id="root"><p>${text}</p></div>`)
    expect(view).toMatchObject({ language: 'zh', answers: [text] })
    expect(html.match(/content="a-nonce"/g)).toHaveLength(1)
  })

  test('is sent without a picture where it cannot be rendered, and the log says why', async () => {
    const { html, view, logged } = await open(async ({ get }) => {
      await get('/api/refused')
      return { html: 'never', answers: [] }
    })
    expect(html).toContain('<div id="root"></div>')
    expect(view).toEqual({ language: 'zh', timeZone: 'Asia/Shanghai', now: 0 })
    expect(logged).toContainEqual(
      expect.objectContaining({
        level: 40,
        msg: 'a page could not be rendered',
        err: expect.objectContaining({ message: '403 /api/refused' }),
      }),
    )
  })

  test('speaks the language that was chosen', async () => {
    const rendered: RenderPage = async ({ circumstances }) => ({
      html: circumstances.language,
      answers: [],
    })
    const { html } = await open(rendered, { cookie: 'jianbao.language=en' })
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('<div id="root">en</div>')
  })
})
