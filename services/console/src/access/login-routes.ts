/** The login page: made by the server, so that it works while the pages are still being built. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { ConsoleError, type ConsoleErrorCode, consoleErrors } from '../console-errors.ts'
import { escapeHtml, smallPage } from '../html.ts'
import type { Access } from './access.ts'

const query = z.object({ code: z.string().max(100).optional() })
const form = z.object({ token: z.string().max(200) })
const hidden = { hide: true }

export function loginRoutes(app: FastifyInstance, { access }: { access: Access }): void {
  const page = (reply: FastifyReply, code?: ConsoleErrorCode) =>
    reply
      .status(code ? consoleErrors[code].status : 200)
      .type('text/html; charset=utf-8')
      .send(loginPage(access.tokenPath, code))

  // HEAD must not use the link up, nor may a browser that only looks ahead.
  app.get('/login', { schema: hidden, exposeHeadRoute: false }, async (request, reply) => {
    const { code } = query.parse(request.query)
    const isLookingAhead = request.headers['sec-purpose']?.includes('prefetch')
    if (code !== undefined && !isLookingAhead) {
      try {
        access.logIn(request, reply, { code })
      } catch (error) {
        if (error instanceof ConsoleError) return page(reply, error.code)
        throw error
      }
      return reply.redirect('/', 303)
    }
    return (await access.identify(request)) ? reply.redirect('/', 303) : page(reply)
  })

  app.post('/login', { schema: hidden }, async (request, reply) => {
    try {
      const { token } = form.parse(request.body)
      access.logIn(request, reply, { token })
    } catch (error) {
      if (error instanceof ConsoleError) return page(reply, error.code)
      throw error
    }
    return reply.redirect('/', 303)
  })
}

function loginPage(tokenPath: string, code: ConsoleErrorCode | undefined): string {
  const problem = code ? consoleErrors[code] : undefined
  const alarm = problem
    ? `<p class="alarm" role="alert">${problem.zh}<br><span lang="en">${problem.en}</span></p>`
    : ''
  return smallPage({
    title: '登录 · 简报',
    main: `<h1>登录控制台</h1>
${alarm}
<p>打开启动时终端里打印的链接即可登录；也可以把这个文件里的一行粘贴到下面：<br><code>${escapeHtml(tokenPath)}</code></p>
<p lang="en">Open the link printed in the terminal, or paste the one line of that file here.</p>
<form method="post" action="/login">
<label for="token">令牌 Token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
<button type="submit">登录 <span lang="en">Log in</span></button>
</form>`,
  })
}
