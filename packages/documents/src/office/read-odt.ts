/** OpenDocument text (ISO/IEC 26300), as LibreOffice and WPS write it. */
import { textOf } from '../printed-lines.ts'
import { ReadFault } from '../read-fault.ts'
import { readZip } from '../zip/read-zip.ts'
import { OdtBody } from './odt-body.ts'
import { OdtStyles } from './odt-styles.ts'

/**
 * The text of a .odt: automatic numbers, headings, bold lines, tables, notes, links; no headers,
 * footers or comments.
 *
 * Throws ReadFault: `damaged-file`, `encrypted`, `expanded-too-large`.
 */
export async function readOdt(bytes: Uint8Array): Promise<string> {
  const parts = new Map((await readZip(bytes)).map((entry) => [entry.path, entry]))
  const manifest = await parts.get('META-INF/manifest.xml')?.read()
  if (manifest !== undefined && /encryption-data/.test(new TextDecoder().decode(manifest)))
    throw new ReadFault('encrypted')
  const content = await parts.get('content.xml')?.read()
  if (content === undefined) throw new ReadFault('damaged-file', 'content.xml')
  const styles = new OdtStyles()
  const shared = await parts.get('styles.xml')?.read()
  if (shared !== undefined) styles.read(shared)
  styles.read(content)
  return textOf(new OdtBody(styles).read(content))
}
