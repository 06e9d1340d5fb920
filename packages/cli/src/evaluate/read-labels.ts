import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type LabelledBulletin, labelledBulletin } from './label.ts'

const labelFile = z.union([labelledBulletin.transform((one) => [one]), z.array(labelledBulletin)])

/**
 * Reads label files: a folder of `.json` files, or one file. A file holds one labelled bulletin or
 * a list of them. Throws a sentence naming the file that does not fit.
 */
export async function readLabels(path: string): Promise<LabelledBulletin[]> {
  const isFolder = (await stat(path)).isDirectory()
  const files = isFolder
    ? (await readdir(path))
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => join(path, name))
    : [path]
  const labels: LabelledBulletin[] = []
  for (const file of files) {
    const parsed = labelFile.safeParse(JSON.parse(await readFile(file, 'utf8')))
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
    labels.push(...parsed.data)
  }
  return labels
}
