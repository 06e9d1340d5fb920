/**
 * Where built pages are kept: under `node_modules/.cache` of the checkout, or under the home where
 * the checkout cannot be written. A build stands under the hash of what it was made from.
 */
import { createHash } from 'node:crypto'
import { access, constants, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { otherBuildMsMin } from '../limits.ts'

const consoleFolder = join(import.meta.dirname, '../..')

/** `services/console/web`: what the pages are made from. */
export const webFolder = join(consoleFolder, 'web')

/** Best first: the checkout's own cache, which all homes share, then the home. */
export function cacheFolders(home: string): readonly string[] {
  return [join(consoleFolder, 'node_modules/.cache/console-pages'), join(home, 'console-pages')]
}

/** The hash of the sources, of what they depend on, and of the tools' versions. */
export async function hashOfSources(web: string): Promise<string> {
  const digest = createHash('sha256')
  const files = await filesBelow(web)
  const lockfile = join(consoleFolder, '../../pnpm-lock.yaml')
  for (const file of [...files.sort(), join(consoleFolder, 'package.json'), lockfile]) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0))
    digest.update(`${relative(web, file)}\0${bytes.length}\0`).update(bytes)
  }
  return digest.digest('hex').slice(0, 20)
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules'))
}

/** The first of the folders that can be written. */
export async function openCache(folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    const writable = await mkdir(folder, { recursive: true })
      .then(() => access(folder, constants.W_OK))
      .then(
        () => true,
        () => false,
      )
    if (writable) return folder
  }
  throw new Error(`None of ${folders.join(', ')} can be written: the pages cannot be built.`)
}

/** A finished build has its index: it is renamed into place whole. */
export async function isBuilt(folder: string): Promise<boolean> {
  return await stat(join(folder, 'index.html')).then(
    () => true,
    () => false,
  )
}

/** Removes old builds of other sources, and what broken builds left. */
export async function removeOtherBuilds(cache: string, keep: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (name === keep) continue
    const found = await stat(join(cache, name)).catch(() => null)
    // File times are the machine's, so this is the machine's clock and not the service's.
    if (found && Date.now() - found.mtimeMs < otherBuildMsMin) continue
    await rm(join(cache, name), { recursive: true, force: true })
  }
}
