/** The machine: Node, the home, its disk, the console's port. */
import { statfsSync } from 'node:fs'
import { prepareHome, type Running } from '@jianbao/embedded'
import type { Settings } from '@jianbao/runtime'
import { requireFreePort } from '../up/require-free-port.ts'
import { bad, care, type Finding, ok } from './finding.ts'

type Said = Omit<Finding, 'check'>

const nodeMajorMin = 24
const diskBytesMin = 2 * 1024 ** 3

export async function checkNode(): Promise<Said> {
  const { node } = process.versions
  if (Number(node.split('.')[0]) >= nodeMajorMin) return ok(`Node ${node}`, `Node ${node}`)
  return bad(
    `Node ${node} 太旧；请用 npx --yes pnpm … 运行，它自带 Node ${nodeMajorMin}。`,
    `Node ${node} is too old. Run through npx --yes pnpm …, which brings Node ${nodeMajorMin}.`,
  )
}

export async function checkHome(settings: Settings): Promise<Said> {
  prepareHome(settings.home)
  return ok(`主目录可写：${settings.home}`, `The home can be written: ${settings.home}`)
}

export async function checkDisk(settings: Settings): Promise<Said> {
  const { bavail, bsize } = statfsSync(settings.home)
  const free = bavail * bsize
  const text = `${(free / 1024 ** 3).toFixed(1)} GB`
  if (free >= diskBytesMin) return ok(`磁盘剩余 ${text}`, `${text} of disk are free`)
  return care(
    `磁盘只剩 ${text}；请清理，或把 JIANBAO_HOME 放到更大的磁盘。`,
    `Only ${text} of disk are free. Make room, or set JIANBAO_HOME to a larger disk.`,
  )
}

export async function checkPort(settings: Settings, running: Running | undefined): Promise<Said> {
  if (running) {
    const where = running.consoleUrl ?? `pid ${running.pid}`
    return ok(`正在运行：${where}`, `It is running: ${where}`)
  }
  const port = await requireFreePort(settings.host, settings.port)
  return ok(`没有在运行；端口 ${port} 可用`, `It is not running; port ${port} is free`)
}
