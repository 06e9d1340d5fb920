/** The first picture of a page, made by the server: a person reads it before any script has run. */
import { dehydrate, type Query, type QueryClient } from '@tanstack/react-query'
import { prerender } from 'react-dom/static'
import { StaticRouter } from 'react-router'
import { type Ask, AskContext } from './api/ask.ts'
import { addressOf } from './api/call.ts'
import { newQueryClient } from './api/query-client.ts'
import { App } from './shell/app.tsx'
import type { RenderPage } from './shell/first-view.ts'

// The folder of this build may go at any time: what is rendered is loaded with it.
await Promise.all([
  import('./overview/overview.tsx'),
  import('./article/bulletin-page.tsx'),
  import('./search/search-page.tsx'),
])

/**
 * Renders until nothing is asked that has not been asked before: an answer may show what asks for more.
 * What is refused, or late, is shown as waiting, and the browser asks again.
 */
export const renderPage: RenderPage = async ({ path, circumstances, get, deadline }) => {
  const client = newQueryClient({ isPatient: false })
  // The API's own answer, checked there against the schema of its route.
  const ask = ((key, sent) => get(addressOf(key, sent))) as Ask
  const page = (
    <StaticRouter location={path}>
      <AskContext value={ask}>
        <App circumstances={circumstances} client={client} takesOver={false} />
      </AskContext>
    </StaticRouter>
  )
  const asked = new Set<Query>()
  for (;;) {
    const answers = dehydrate(client)
    const html = await render(page)
    const owed = deadline.aborted ? [] : owedBy(client).filter((query) => !asked.has(query))
    if (owed.length === 0) return { html, answers }
    for (const query of owed) asked.add(query)
    await Promise.race([Promise.allSettled(owed.map((query) => query.fetch())), aborted(deadline)])
    // What is late now must not come between the picture and the answers it was made from.
    await client.cancelQueries()
    for (const query of owed) if (query.state.status === 'error') query.reset()
  }
}

async function render(page: React.ReactNode): Promise<string> {
  const failures: unknown[] = []
  const { prelude } = await prerender(page, {
    // All in one piece: pieces that come later would need scripts inside the page.
    progressiveChunkSize: Number.MAX_SAFE_INTEGER,
    onError: (error) => void failures.push(error),
  })
  const html = await new Response(prelude).text()
  if (failures.length > 0) throw failures[0]
  return html
}

const owedBy = (client: QueryClient) =>
  client
    .getQueryCache()
    .getAll()
    .filter(({ state, options }) => state.status === 'pending' && isEnabled(options))

/** The cache keeps the options of whoever asked first, `enabled` among them. */
const isEnabled = (options: object) => !('enabled' in options && options.enabled === false)

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
