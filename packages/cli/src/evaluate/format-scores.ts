import type { FieldScore, Finding } from './score-bulletin.ts'

interface Rates {
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
}

/** Precision, recall and F1 between 0 and 1; `null` where nothing was labelled or found. */
export function ratesOf(score: FieldScore): Rates {
  const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  const { hits } = score
  return {
    precision: ratio(hits, hits + score.extras.length),
    recall: ratio(hits, hits + score.misses.length),
    f1: ratio(2 * hits, 2 * hits + score.extras.length + score.misses.length),
  }
}

const percent = (rate: number | null) => (rate === null ? '–' : `${(rate * 100).toFixed(1)} %`)

/** The figures alone, as a Markdown table. */
export function formatTable(scores: readonly FieldScore[]): string {
  const rows = scores.map((score) => {
    const { precision, recall, f1 } = ratesOf(score)
    const counts = [score.hits, score.misses.length, score.extras.length]
    return `| ${[score.field, ...counts, percent(precision), percent(recall), percent(f1)].join(' | ')} |`
  })
  const head = '| field | hits | misses | extras | precision | recall | F1 |'
  return [head, '|---|---:|---:|---:|---:|---:|---:|', ...rows].join('\n')
}

/** Every miss and extra with the sentence it stands in, for people who improve the parser. */
export function formatFindings(scores: readonly FieldScore[]): string {
  const line = (sign: string, field: string, { file, article, item, sentence }: Finding) =>
    `${sign} ${field}: ${item}\n    ${[file, article].filter(Boolean).join(' › ')}` +
    (sentence === null ? '' : `\n    「${sentence}」`)
  return scores
    .flatMap(({ field, misses, extras }) => [
      ...misses.map((finding) => line('missed', field, finding)),
      ...extras.map((finding) => line('extra ', field, finding)),
    ])
    .join('\n')
}
