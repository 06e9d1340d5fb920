/** A page as it is sent first: rendered for the person who opens it, with the answers it was made from. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Circumstances, FirstView } from '../../web/src/shell/first-view.ts'
import { firstAnswersMs } from '../limits.ts'
import type { PagesState } from './pages.ts'

type Ready = Extract<PagesState, { kind: 'ready' }>

interface Given {
  readonly app: FastifyInstance
  readonly request: FastifyRequest
  readonly page: Ready
  readonly styleNonce: string
  readonly circumstances: Circumstances
}

const places = /lang="zh-CN"|__STYLE_NONCE__|__PAGE__|"__FIRST_VIEW__"/g

/** A page that cannot be rendered here is sent empty: the browser makes it, and the log says why. */
export async function firstPage({ app, request, page, styleNonce, circumstances }: Given) {
  const rendered = await page
    .renderPage({
      path: request.url,
      circumstances,
      get: (address) => askAs(app, request, address),
      deadline: AbortSignal.timeout(firstAnswersMs),
    })
    .catch((err: unknown) => request.log.warn({ err }, 'a page could not be rendered'))
  const view: FirstView = { ...circumstances, ...(rendered && { answers: rendered.answers }) }
  const parts: Record<string, string> = {
    'lang="zh-CN"': `lang="${circumstances.language === 'zh' ? 'zh-CN' : 'en'}"`,
    __STYLE_NONCE__: styleNonce,
    __PAGE__: rendered?.html ?? '',
    '"__FIRST_VIEW__"': asScriptData(view),
  }
  // In one pass: no place is looked for in what was put in.
  return page.index.replace(places, (place) => parts[place] ?? place)
}

/** With the same cookie, from the same place: the API decides what this person may see. */
async function askAs(app: FastifyInstance, request: FastifyRequest, url: string): Promise<unknown> {
  const answer = await app.inject({
    method: 'GET',
    url,
    headers: request.headers,
    ...(request.socket.remoteAddress && { remoteAddress: request.socket.remoteAddress }),
  })
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${url}`)
  return answer.json()
}

/** JSON that ends no element and opens no comment, whatever the texts hold. */
const asScriptData = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

export const languageOf = ({ cookies }: FastifyRequest) =>
  cookies['jianbao.language'] === 'en' ? ('en' as const) : ('zh' as const)
