/**
 * The console's API, whole: every route with what it takes and answers. The server registers its
 * routes from this table, the OpenAPI document is made of it, and the pages' client is typed by it.
 */
import type { z } from 'zod'
import { accessRoutes } from './api/routes/access.ts'
import { alarmsRoutes } from './api/routes/alarms.ts'
import { bulletinsRoutes } from './api/routes/bulletins.ts'
import { deliveriesRoutes } from './api/routes/deliveries.ts'
import { mailboxRoutes } from './api/routes/mailbox.ts'
import { overviewRoutes } from './api/routes/overview.ts'
import { publicRoutes } from './api/routes/public.ts'
import { queuesRoutes } from './api/routes/queues.ts'
import { readersRoutes } from './api/routes/readers.ts'
import type { ApiRoutes } from './api/routes/route.ts'
import { searchRoutes } from './api/routes/search.ts'
import { subscriptionsRoutes } from './api/routes/subscriptions.ts'
import { uploadsRoutes } from './api/routes/uploads.ts'

export * from './api/access.ts'
export * from './api/alarms.ts'
export * from './api/bulletins.ts'
export * from './api/common.ts'
export * from './api/deliveries.ts'
export * from './api/mailbox.ts'
export * from './api/overview.ts'
export * from './api/preview.ts'
export * from './api/queues.ts'
export * from './api/readers.ts'
export type { ApiRoute } from './api/routes/route.ts'
export * from './api/search.ts'
export * from './api/stories.ts'
export * from './api/subscriptions.ts'
export * from './api/timeline.ts'
export * from './api/uploads.ts'

export const apiRoutes = {
  ...overviewRoutes,
  ...bulletinsRoutes,
  ...searchRoutes,
  ...subscriptionsRoutes,
  ...readersRoutes,
  ...alarmsRoutes,
  ...publicRoutes,
  ...deliveriesRoutes,
  ...mailboxRoutes,
  ...queuesRoutes,
  ...uploadsRoutes,
  ...accessRoutes,
} as const satisfies ApiRoutes

type Routes = typeof apiRoutes
export type ApiKey = keyof Routes

type Part<Key extends ApiKey, Name extends 'params' | 'query' | 'body'> = Routes[Key] extends {
  readonly [N in Name]: infer Schema
}
  ? Schema
  : undefined

/** What the handler of a route is given, after defaults. Undefined where the route takes none. */
export type ApiGiven<Key extends ApiKey, Name extends 'params' | 'query' | 'body'> =
  Part<Key, Name> extends z.ZodType ? z.output<Part<Key, Name>> : undefined

/** What a client sends, before defaults. */
export type ApiSent<Key extends ApiKey, Name extends 'params' | 'query' | 'body'> =
  Part<Key, Name> extends z.ZodType ? z.input<Part<Key, Name>> : undefined

/** What a route answers. `never` where the answer is a stream. */
export type ApiAnswer<Key extends ApiKey> = Routes[Key]['answer'] extends z.ZodType
  ? z.output<Routes[Key]['answer']>
  : never
