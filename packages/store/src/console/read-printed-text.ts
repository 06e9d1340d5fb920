import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/** The map from a bulletin's text to its file, as the parser left it. */
interface StoredSourceMap {
  readonly runs: number[]
  readonly lineStarts: number[]
  readonly pageStarts: number[]
}

export interface PrintedText {
  readonly text: string
  readonly sourceMap: StoredSourceMap
}

interface Asked {
  readonly id: string
  /** Of a longer text nothing is read. */
  readonly bytesMax: number
}

const sourceMap = sql<StoredSourceMap>`source_map`.as('sourceMap')
const isShort = (bytesMax: number) => sql<boolean>`octet_length(text) <= ${bytesMax}`

/** A bulletin's text with the map to its file. Null where there is no record or its text is too long. */
export async function readPrintedText(
  db: Db,
  { id, bytesMax }: Asked,
): Promise<PrintedText | null> {
  const row = await db
    .selectFrom('bulletins')
    .select(['text', sourceMap])
    .where('id', '=', id)
    .where(isShort(bytesMax))
    .executeTakeFirst()
  return row ?? null
}

/** The map alone. */
export async function readSourceMap(
  db: Db,
  { id, bytesMax }: Asked,
): Promise<Pick<PrintedText, 'sourceMap'> | null> {
  const row = await db
    .selectFrom('bulletins')
    .select(sourceMap)
    .where('id', '=', id)
    .where(isShort(bytesMax))
    .executeTakeFirst()
  return row ?? null
}
