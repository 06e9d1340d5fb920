/** The opaque `after` of a list: the key of the last row shown. */
import type { PageKey } from '@jianbao/store'
import { z } from 'zod'
import { ConsoleError } from '../console-errors.ts'

const key = z.tuple([z.iso.datetime(), z.string().max(200)])

export function readCursor(after: string | undefined): PageKey | undefined {
  if (after === undefined) return undefined
  try {
    const [at, id] = key.parse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')))
    return { at: new Date(at), id }
  } catch (cause) {
    throw new ConsoleError('invalid-request', { cause, detail: 'after' })
  }
}

/**
 * Cuts one row more than asked for off again and says where the next page begins. `rows` must have
 * been read with `limit + 1`.
 */
export function toPage<Row extends { id: string }, Item>(
  rows: readonly Row[],
  limit: number,
  given: { at: (row: Row) => Date; item: (row: Row) => Item },
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const follows = rows.length > limit && last !== undefined
  const next = follows
    ? Buffer.from(JSON.stringify([given.at(last).toISOString(), last.id])).toString('base64url')
    : null
  return { items: shown.map(given.item), next }
}
