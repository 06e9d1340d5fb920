/** Lists whose key is more than a time and an id: the key of the last row, opaque, checked when it returns. */
import { z } from 'zod'
import { ConsoleError } from '../console-errors.ts'

export function readKey<Key>(after: string | undefined, schema: z.ZodType<Key>): Key | undefined {
  if (after === undefined) return undefined
  try {
    return schema.parse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')))
  } catch (cause) {
    throw new ConsoleError('invalid-request', { cause, detail: 'after' })
  }
}

/** Cuts one row more than asked for off again. `rows` must have been read with `limit + 1`. */
export function keyedPage<Row, Key>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => Key,
): { shown: Row[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const follows = rows.length > limit && last !== undefined
  return { shown, next: follows ? writeKey(keyOf(last)) : null }
}

const writeKey = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url')

export const day = z.iso.date()
export const searchKey = z.object({ day, place: z.string().max(200), id: z.string().max(200) })
