/** What a route is, and the answers that many share. */
import { z } from 'zod'
import type { Needed } from '../../access.ts'

/** `answer` is JSON by a schema, or a stream of bytes of a media type. */
export interface ApiRoute {
  readonly tag: string
  /** What whoever asks must hold: checked by one hook, written into the OpenAPI document. */
  readonly scope: Needed
  readonly summary: string
  readonly status?: 200 | 201 | 202
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType | { readonly bytes: true }
  readonly answer: z.ZodType | { readonly mediaType: string }
}

/** A table of routes by method and path. */
export type ApiRoutes = Record<`${'GET' | 'POST' | 'DELETE'} /api/${string}`, ApiRoute>

export const done = z.object({ changed: z.boolean() })
export const accepted = z.object({ accepted: z.literal(true) })
export const bytes = { bytes: true } as const
