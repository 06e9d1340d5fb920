/** React's view of the API: reading, reading page by page, and doing. */
import type { ApiAnswer, ApiKey } from '@jianbao/schema'
import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { type Ask, useAsk } from './ask.ts'
import { call, type Sent } from './call.ts'

type GetKey = Extract<ApiKey, `GET ${string}`>

export function useApi<Key extends GetKey>(
  key: Key,
  sent: Sent<Key>,
  options: { refetchMs?: number; enabled?: boolean } = {},
) {
  const ask = useAsk()
  return useQuery({
    queryKey: [key, sent],
    queryFn: () => ask(key, sent),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
    ...(options.refetchMs && { refetchInterval: options.refetchMs }),
  })
}

interface Page<Item> {
  readonly items: Item[]
  readonly next: string | null
}
type PagedKey = {
  [Key in GetKey]: ApiAnswer<Key> extends Page<unknown> ? Key : never
}[GetKey]
type ItemOf<Key extends PagedKey> = ApiAnswer<Key> extends Page<infer Item> ? Item : never

/** How a list is read page by page. `query` is without `after`, which this adds. */
function pagesOf<Key extends PagedKey>(ask: Ask, key: Key, query: Record<string, unknown>) {
  return infiniteQueryOptions({
    queryKey: [key, query],
    queryFn: async ({ pageParam }) => {
      const sent = { query: { ...query, after: pageParam ?? undefined } }
      // Every paged route takes `after`, an optional text, beside its own query, and answers a page.
      const page: unknown = await ask(key, sent as unknown as Sent<Key>)
      return page as ApiAnswer<Key> & Page<ItemOf<Key>>
    },
    // Not undefined, which the JSON of the first view cannot hold.
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** All pages read so far as one list. */
export function useApiPages<Key extends PagedKey>(key: Key, query: Record<string, unknown>) {
  const pages = useInfiniteQuery({
    ...pagesOf(useAsk(), key, query),
    placeholderData: keepPreviousData,
  })
  return { ...pages, items: pages.data?.pages.flatMap((page) => page.items) }
}

/** Doing something, after which the named reads are stale. */
export function useAct<Key extends Exclude<ApiKey, GetKey>>(key: Key, stale: readonly GetKey[]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (sent: Sent<Key>) => call(key, sent),
    onSuccess: () =>
      Promise.all(stale.map((each) => client.invalidateQueries({ queryKey: [each] }))),
  })
}
