/** The machine: Node, the home, its disk, the console's port. */
import { execFile } from 'node:child_process'
import { statfsSync } from 'node:fs'
import { promisify } from 'node:util'
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

/** Asked only where recognition is on: the program and its simplified Chinese. */
export async function checkOcr(settings: Settings): Promise<Said> {
  if (!settings.ocr)
    return ok(
      '文字识别未开启；扫描件会被退回（JIANBAO_OCR=true 可开启）',
      'Text recognition is off; scans are rejected (JIANBAO_OCR=true turns it on)',
    )
  const languages = await promisify(execFile)('tesseract', ['--list-langs']).catch(() => null)
  if (languages?.stdout.includes('chi_sim'))
    return ok('文字识别可用：tesseract chi_sim', 'Text recognition works: tesseract chi_sim')
  return bad(
    '已开启文字识别，但缺少 tesseract 或中文数据；Debian 上请执行 apt-get install tesseract-ocr tesseract-ocr-chi-sim。',
    'Text recognition is on, but tesseract or its Chinese is missing. On Debian: apt-get install tesseract-ocr tesseract-ocr-chi-sim.',
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
