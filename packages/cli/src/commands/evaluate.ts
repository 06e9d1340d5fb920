/** `jianbao evaluate`: measures the parser against hand-made labels. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { commandTopics } from '../command-topics.ts'
import { formatFindings, formatTable } from '../evaluate/format-scores.ts'
import { readLabels } from '../evaluate/read-labels.ts'
import { type FieldScore, scoreBulletin, sumScores } from '../evaluate/score-bulletin.ts'
import { readBulletin } from '../read-bulletin.ts'

interface EvaluateOptions {
  readonly bulletins: string
  readonly labels: string
  readonly out: string | false
  readonly field?: string[]
  readonly json?: boolean
}

const example = `
Example:
  $ jianbao evaluate --bulletins samples --labels samples/expected.json

Labels are JSON: one file per bulletin, or one file with a list; docs/extraction.md has the format.
Standard output shows precision, recall and F1 per field, then every miss and extra with its
sentence. The file written by --out holds the figures alone, so it can be published.`

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('score the parser against hand-made labels')
    .requiredOption('--bulletins <dir>', 'folder with the bulletins')
    .requiredOption('--labels <path>', 'folder of label files, or one label file')
    .option('--out <file>', 'where to write the figures', 'docs/accuracy.md')
    .option('--no-out', 'write no file')
    .option('--field <name...>', 'show only these fields')
    .option('--json', 'print the scores as JSON')
    .addHelpText('after', example)
    .action(evaluate)
}

async function evaluate(options: EvaluateOptions): Promise<void> {
  const topics = commandTopics()
  const labels = await readLabels(options.labels)
  const scores: FieldScore[] = []
  for (const labelled of labels) {
    const bulletin = await readBulletin(join(options.bulletins, labelled.file), topics)
    scores.push(...scoreBulletin(bulletin, labelled))
  }
  const summed = sumScores(scores)
  const shown = summed.filter(({ field }) => options.field?.includes(field) ?? true)
  const text = `${formatTable(shown)}\n\n${formatFindings(shown)}\n`
  process.stdout.write(options.json === true ? `${JSON.stringify(shown, null, 2)}\n` : text)
  if (options.out === false) return
  const articles = labels.reduce((sum, { articles }) => sum + articles.length, 0)
  await writeFile(options.out, accuracyPage(summed, labels.length, articles))
}

function accuracyPage(scores: readonly FieldScore[], bulletins: number, articles: number): string {
  return `# Accuracy

${articles} articles of ${bulletins} bulletins, labelled by hand, against what the parser finds. This page is written by

    npx --yes pnpm evaluate --bulletins DIR --labels DIR

which also prints every miss and extra with its sentence; here stand the figures alone. Each article's distinct items are
compared; white space does not count. Money must agree in words and value, dates and percentages in value, regions in
their code. [extraction.md](extraction.md) says what each field means. The rules were written with these bulletins at
hand: expect less on bulletins nobody has seen.

${formatTable(scores)}
`
}
