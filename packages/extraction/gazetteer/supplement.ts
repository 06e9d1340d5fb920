/** What no source package holds, written by hand in `supplement.json`, each change with its source. */
import { readFile } from 'node:fs/promises'

export interface Supplement {
  /** A division that is missing, or an exact month for one whose sources lie years apart. */
  changes: { code: string; name: string; from?: string; to?: string; source: string }[]
  /** Usual names that no rule derives, by full name. */
  aliases: Record<string, string[]>
  /** Misspelt in a source → right. */
  spellings: Record<string, string>
}

export async function readSupplement(): Promise<Supplement> {
  return JSON.parse(await readFile(new URL('supplement.json', import.meta.url), 'utf8'))
}
