/**
 * The page that is opened first is fetched, with what it shows, while the frame is still being made.
 * The addresses are those of the pages that are read most.
 */
import type { ApiKey } from '@jianbao/schema'
import { call, type Sent } from '../api/call.ts'
import { queryClient } from '../api/query-client.ts'
import { pagesOf } from '../api/use-api.ts'
import { hitsAsked, searchStateOf } from '../search/search-address.ts'
import { loadTheme } from './themed.tsx'

export const loadOverview = () => import('../overview/overview.tsx')
export const loadBulletinPage = () => import('../article/bulletin-page.tsx')
export const loadSearchPage = () => import('../search/search-page.tsx')

export function warmUp({ pathname, search }: Location): void {
  const [, bulletinId] = /^\/bulletins\/([0-9a-f]{64})(?:\/|$)/.exec(pathname) ?? []
  if (pathname === '/') {
    void loadOverview()
    read('GET /api/overview', {})
  } else if (bulletinId !== undefined) {
    void loadBulletinPage()
    read('GET /api/bulletins/:id', { params: { id: bulletinId } })
  } else if (pathname === '/search') {
    void loadSearchPage()
    void loadTheme()
    const asked = hitsAsked(searchStateOf(new URLSearchParams(search)))
    void queryClient.prefetchInfiniteQuery(pagesOf('GET /api/search', asked))
  }
  read('GET /api/session', {})
}

/** Under the key that the page will look for. */
function read<Key extends Extract<ApiKey, `GET ${string}`>>(key: Key, sent: Sent<Key>): void {
  void queryClient.prefetchQuery({ queryKey: [key, sent], queryFn: () => call(key, sent) })
}
