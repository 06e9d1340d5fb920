/**
 * Where built pages are kept: under `node_modules/.cache` of the checkout, or under the home where
 * the checkout cannot be written. A build stands under the hash of what it was made from.
 */
import { createHash } from 'node:crypto'
import { access, constants, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/** `services/console/web`: what the pages are made from. */
export const webFolder = join(import.meta.dirname, '../../web')
const consoleFolder = dirname(webFolder)

/** The hash of the sources, of what they depend on, and of the tools' versions. */
export async function hashOfSources(): Promise<string> {
  const digest = createHash('sha256')
  const files = await filesBelow(webFolder)
  const lockfile = join(consoleFolder, '../../pnpm-lock.yaml')
  for (const file of [...files.sort(), join(consoleFolder, 'package.json'), lockfile]) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0))
    digest.update(`${relative(consoleFolder, file)}\0${bytes.length}\0`).update(bytes)
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

/** The folder that holds builds. */
export async function openCache(home: string): Promise<string> {
  for (const folder of [
    join(consoleFolder, 'node_modules/.cache/console-pages'),
    join(home, 'console-pages'),
  ]) {
    const writable = await mkdir(folder, { recursive: true })
      .then(() => access(folder, constants.W_OK))
      .then(
        () => true,
        () => false,
      )
    if (writable) return folder
  }
  throw new Error(`Neither the checkout nor ${home} can be written: the pages cannot be built.`)
}

/** A finished build has its index: it is renamed into place whole. */
export async function isBuilt(folder: string): Promise<boolean> {
  return await stat(join(folder, 'index.html')).then(
    () => true,
    () => false,
  )
}

/** Removes the builds of other sources, and what broken builds left. */
export async function removeOtherBuilds(cache: string, keep: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (name === keep || (name.startsWith('.building-') && isAlive(name))) continue
    await rm(join(cache, name), { recursive: true, force: true })
  }
}

/** The process id stands in the name: `.building-<pid>-<random>`. */
function isAlive(name: string): boolean {
  const pid = Number(name.split('-')[1])
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}
