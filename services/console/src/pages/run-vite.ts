/** Builds the pages in a child process: its memory (several hundred megabytes) ends with it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { setPriority } from 'node:os'
import { dirname, join } from 'node:path'
import { buildLogBytesMax, buildMsMax } from '../limits.ts'

class BuildFailed extends Error {
  override readonly name = 'BuildFailed'
}

/** The server's half of the pages, below their folder: it exports `renderPage`. */
export const serverHalf = 'server/server.js'

/** Resolves when `folder` holds the pages. Throws `BuildFailed` with the tool's last words. */
export async function runVite(web: string, folder: string, signal: AbortSignal): Promise<void> {
  await build(web, ['--outDir', folder], signal)
  const half = ['--ssr', 'src/server.tsx', '--outDir', join(folder, dirname(serverHalf))]
  await build(web, half, signal)
}

async function build(web: string, options: string[], signal: AbortSignal): Promise<void> {
  const child = spawn(
    process.execPath,
    // "native": Node reads the configuration itself; the other loaders write beside it.
    [await vitePath(), 'build', '--configLoader', 'native', '--emptyOutDir', ...options],
    {
      cwd: web,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '', NO_COLOR: '1' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(buildMsMax)]),
      killSignal: 'SIGKILL',
    },
  )
  let words = ''
  const keep = (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-buildLogBytesMax)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  lowerPriority(child.pid)
  const [code] = await once(child, 'close').catch((cause) => {
    throw new BuildFailed(`The build was stopped.\n${words}`, { cause })
  })
  if (code !== 0) throw new BuildFailed(words.trim())
}

/** The services that start meanwhile go first. */
function lowerPriority(pid: number | undefined): void {
  try {
    if (pid) setPriority(pid, 10)
  } catch {
    // It has ended already, or the system does not allow it: the build is merely less polite.
  }
}

async function vitePath(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('vite/package.json')
  const { bin } = JSON.parse(await readFile(manifest, 'utf8')) as { bin: { vite: string } }
  return join(dirname(manifest), bin.vite)
}
