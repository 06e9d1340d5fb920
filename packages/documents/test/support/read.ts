import { readDocument } from '../../src/index.ts'

/** The printed lines of a document, blank ones left out. */
export async function linesIn(bytes: Uint8Array, name = 'file'): Promise<readonly string[]> {
  const read = await readDocument(bytes, name)
  if (!read.ok) throw new Error(`${read.fault}: ${read.detail}`)
  return read.text.split('\n').filter((line) => line !== '')
}
