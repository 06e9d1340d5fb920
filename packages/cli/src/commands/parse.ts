/** `jianbao parse`: files in, records out. Needs no home, database or Redis. */

import { readSettings } from '@jianbao/runtime'
import type { Bulletin, Topic } from '@jianbao/schema'
import { Command } from 'commander'
import { commandTopics } from '../command-topics.ts'
import { overview } from '../parse/overview.ts'
import { type BulletinsOfFile, readBulletins } from '../read-bulletin.ts'

interface ParseOptions {
  readonly json?: boolean
  readonly ndjson?: boolean
  readonly text?: boolean
}

type Shape = 'overview' | 'json' | 'ndjson'

const notes = `
Standard output:
  --json    one file gives an object; several files, a zip or an e-mail give an array
  --ndjson  one object a line, written as soon as its file is read
  --text    adds "text", the normalised text all offsets point into; alone it means --json --text
  none      a readable overview on a terminal, else the same as --json

Reads text (UTF-8, UTF-16, GB18030, Big5), Markdown, web pages (.html, .mht), Word (.docx, .doc), .rtf, .odt, PDF,
OFD, e-mails (.eml) and zips. Content decides, not the name. With JIANBAO_OCR=true scans too, by tesseract.

A file that cannot be read is named on standard error with what to do; the other files are still
printed and the exit code is 1.

Examples:
  $ jianbao parse samples/county-digest.txt
  $ jianbao parse --json 简报第37期.docx
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
  const reading = readAll(files, topics)
  const shown = (bulletin: Bulletin) => (options.text === true ? bulletin : withoutText(bulletin))
  if (shape === 'json') return printWhole(files.length, reading, shown)
  for await (const { bulletins } of reading) {
    for (const bulletin of bulletins.map(shown)) {
      await print(shape === 'ndjson' ? JSON.stringify(bulletin) : overview(bulletin, topics))
    }
  }
}

async function* readAll(
  files: readonly string[],
  topics: readonly Topic[],
): AsyncGenerator<BulletinsOfFile> {
  for (const file of files) {
    const read = await readOrReport(file, topics)
    if (read !== null) yield read
  }
}

/** One bulletin asked for gives an object, or nothing if it could not be read; what may be several, an array. */
async function printWhole(
  asked: number,
  reading: AsyncIterable<BulletinsOfFile>,
  shown: (bulletin: Bulletin) => Bulletin,
): Promise<void> {
  const kept: Bulletin[] = []
  let isList = asked > 1
  for await (const { bulletins, isContainer } of reading) {
    kept.push(...bulletins.map(shown))
    isList ||= isContainer
  }
  const whole = isList ? kept : kept[0]
  if (whole !== undefined) await print(JSON.stringify(whole, null, 2))
}

function withoutText({ text: _, ...record }: Bulletin): Bulletin {
  return record
}

function shapeOf({ json, ndjson, text }: ParseOptions): Shape {
  if (ndjson === true) return 'ndjson'
  return json === true || text === true || !process.stdout.isTTY ? 'json' : 'overview'
}

async function readOrReport(
  file: string,
  topics: readonly Topic[],
): Promise<BulletinsOfFile | null> {
  try {
    const read = await readBulletins(file, topics, { ocr: readSettings(process.env).ocr })
    read.errors.forEach(report)
    return read
  } catch (error) {
    report(error)
    return null
  }
}

function report(error: unknown): void {
  process.exitCode = 1
  process.stderr.write(`jianbao parse: ${error instanceof Error ? error.message : error}\n`)
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
