/**
 * The processes between the person's shell and us when a package manager started us:
 * `npx` → `sh` → `pnpm` → `sh` → node. When one of them is killed, its child is given another parent;
 * that is the only trace it leaves us.
 */
import { readFileSync } from 'node:fs'

const linksMax = 8
const packageManager = /\b(?:npm|npx|pnpm|yarn|corepack)\b/

/** True as long as every link of the chain, as it stood at this call, still has the parent it had. */
export function watchScriptChain(): () => boolean {
  const links = linksFrom(process.pid)
  return () => links.every(({ pid, parent }) => parentOf(pid) === parent)
}

interface Link {
  pid: number
  parent: number
}

/** From us upwards while the parent is a package manager or the shell one runs its scripts in. */
function linksFrom(pid: number): Link[] {
  const links: Link[] = []
  let child = pid
  while (links.length < linksMax) {
    const parent = parentOf(child)
    if (parent === undefined || parent <= 1 || !isOfScript(parent)) break
    links.push({ pid: child, parent })
    child = parent
  }
  return links
}

function isOfScript(pid: number): boolean {
  const words = readProc(pid, 'cmdline')?.split('\0') ?? []
  return packageManager.test(words.slice(0, 3).join(' ')) || words[1] === '-c'
}

/** Without /proc (macOS) only our own parent is known. */
function parentOf(pid: number): number | undefined {
  if (pid === process.pid) return process.ppid
  // The name in brackets may hold spaces and brackets of its own: the fields count from its end.
  const fields = readProc(pid, 'stat')?.split(') ').at(-1)?.split(' ')
  return fields?.[1] === undefined ? undefined : Number(fields[1])
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // The process is gone, or this system has no /proc: both mean "not known".
    return undefined
  }
}
