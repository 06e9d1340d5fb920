/**
 * `pnpm gazetteer`: packs the sources in a temporary folder and writes the one table that
 * `src/regions` reads. Deterministic: the same pinned versions give the same bytes.
 */
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DivisionRow, reduceDivisions } from './reduce-divisions.ts'
import { gazetteerSources, readRevisions } from './sources.ts'
import { readSupplement } from './supplement.ts'

const tableFile = new URL('divisions.generated.json', import.meta.url)

/** `code|name|from|to|aliases`, empty where open or none. One row a line, so a diff can be read. */
function rowText({ code, name, from, to, aliases }: DivisionRow): string {
  return [code, name, from ?? '', to ?? '', aliases.join(' ')].join('|')
}

/** SHA-256 of the rows joined by line feeds. */
export function checksumOf(rows: readonly string[]): string {
  return createHash('sha256').update(rows.join('\n')).digest('hex')
}

/** What decides the rows: the pinned versions, the rules, and what is written by hand. */
const makers = [
  'sources.ts',
  'reduce-divisions.ts',
  'short-names.ts',
  'supplement.ts',
  'supplement.json',
]

/** SHA-256 of everything that makes the table but the packages, which their versions pin. */
export async function makersChecksum(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of makers) hash.update(await readFile(new URL(name, import.meta.url)))
  return hash.digest('hex')
}

/** The bytes of the committed table. Needs npm and its registry, or its cache. */
export async function packGazetteer(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jianbao-gazetteer-'))
  try {
    const revisions = await readRevisions(folder)
    const rows = reduceDivisions(revisions, await readSupplement()).map(rowText)
    const madeBy = await makersChecksum()
    const table = { sources: gazetteerSources, madeBy, checksum: checksumOf(rows), rows }
    return `${JSON.stringify(table, null, 1)}\n`
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The bytes that are committed now. */
export async function readTableFile(): Promise<string> {
  return readFile(tableFile, 'utf8')
}

if (import.meta.main) {
  const table = await packGazetteer()
  await writeFile(tableFile, table)
  process.stdout.write(`${tableFile.pathname}: ${Buffer.byteLength(table)} bytes\n`)
}
