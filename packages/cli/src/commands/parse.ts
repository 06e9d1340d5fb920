/** `jianbao parse`: files in, records out. Needs no home, database or Redis. */
import type { Bulletin, Topic } from '@jianbao/schema'
import { Command } from 'commander'
import { commandTopics } from '../command-topics.ts'
import { overview } from '../parse/overview.ts'
import { readBulletin } from '../read-bulletin.ts'

interface ParseOptions {
  readonly json?: boolean
  readonly ndjson?: boolean
  readonly text?: boolean
}

type Shape = 'overview' | 'json' | 'ndjson'

const notes = `
Standard output:
  --json    one file gives an object, several files give an array
  --ndjson  one object a line, written as soon as its file is read
  --text    adds "text", the normalised text all offsets point into; alone it means --json --text
  none      a readable overview on a terminal, else the same as --json

A file that cannot be read is named on standard error with what to do; the other files are still
printed and the exit code is 1.

Examples:
  $ jianbao parse samples/county-digest.txt
  $ jianbao parse --ndjson inbox/*.txt | jq -r '.articles[].title'`

export function parseCommand(): Command {
  return new Command('parse')
    .description('read bulletins and print their records')
    .argument('<file...>', 'the files to read')
    .option('--json', 'print JSON')
    .option('--ndjson', 'print one JSON object a line')
    .option('--text', 'include the normalised text')
    .addHelpText('after', notes)
    .action(parse)
}

async function parse(files: string[], options: ParseOptions): Promise<void> {
  endWithReader()
  const shape = shapeOf(options)
  const topics = commandTopics()
  const records = recordsOf(files, { withText: options.text === true, topics })
  if (shape === 'json') return printWhole(files.length, records)
  for await (const record of records) {
    await print(shape === 'ndjson' ? JSON.stringify(record) : overview(record, topics))
  }
}

async function* recordsOf(
  files: readonly string[],
  { withText, topics }: { readonly withText: boolean; readonly topics: readonly Topic[] },
): AsyncGenerator<Bulletin> {
  for (const file of files) {
    const bulletin = await readOrReport(file, topics)
    if (bulletin !== null) yield withText ? bulletin : withoutText(bulletin)
  }
}

/** One file asked for gives an object, or nothing if it could not be read; several give an array. */
async function printWhole(asked: number, records: AsyncIterable<Bulletin>): Promise<void> {
  const kept: Bulletin[] = []
  for await (const record of records) kept.push(record)
  const whole = asked === 1 ? kept[0] : kept
  if (whole !== undefined) await print(JSON.stringify(whole, null, 2))
}

function withoutText({ text: _, ...record }: Bulletin): Bulletin {
  return record
}

function shapeOf({ json, ndjson, text }: ParseOptions): Shape {
  if (ndjson === true) return 'ndjson'
  return json === true || text === true || !process.stdout.isTTY ? 'json' : 'overview'
}

async function readOrReport(file: string, topics: readonly Topic[]): Promise<Bulletin | null> {
  try {
    return await readBulletin(file, topics)
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`jianbao parse: ${error instanceof Error ? error.message : error}\n`)
    return null
  }
}

/** Waits for a slow reader: a pipe takes 64 kB at a time, a bulletin's record is larger. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve()))
}

/** `jianbao parse … | head` closes the pipe early; that is the reader's wish, not a fault. */
function endWithReader(): void {
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
}
