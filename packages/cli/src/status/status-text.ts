/** The status as a page of text. */
import type { QueueCounts } from '@jianbao/queues'
import type { Sentence } from '@jianbao/schema'

export interface Status {
  readonly home: string
  readonly at: string
  readonly stages: Record<
    string,
    { waiting: number; running: number; failed: number; done: number; oldestSeconds: number }
  >
  readonly deliveries: Record<string, number | string | null>
  /** What will need a hand before long. */
  readonly notes: readonly { zh: string; en: string }[]
  readonly waits: readonly { inboxPath: string; reason: string; seconds: number }[]
  /** Open ones that nobody has acknowledged. */
  readonly alarms: readonly { id: string; kind: string; sentence: Sentence; at: string }[]
  readonly backend: 'redis' | 'postgres'
  /** Null when the queues do not answer. */
  readonly queues: Record<string, QueueCounts> | null
  readonly failures: readonly { queue: string; id: string; reason: string; at: string }[]
}

export function statusText(status: Status): string {
  const parts = [
    ['环节 stage', 'waiting', 'running', 'failed 24h', 'done 24h', 'oldest'],
    ...Object.entries(status.stages).map(([name, stage]) => [
      name,
      stage.waiting,
      stage.running,
      stage.failed,
      stage.done,
      stage.oldestSeconds > 0 ? `${stage.oldestSeconds} s` : '–',
    ]),
  ]
  return [
    table(parts),
    queuesText(status),
    list('警报 · alarms', status.alarms, ({ id, sentence }) => {
      return `${id.slice(0, 8)}  ${oneLine(sentence.zh)}\n            ${oneLine(sentence.en)}`
    }),
    list('收件箱中等待 · waiting in the inbox', status.waits, (wait) => {
      return `${oneLine(wait.inboxPath)}  ${wait.reason}  ${wait.seconds} s`
    }),
    list('请留意 · take note', status.notes, ({ zh, en }) => `${zh}\n  ${en}`),
    list('失败的任务 · failed jobs', status.failures, (job) => {
      return `${job.at}  ${job.queue}  ${job.id}  ${oneLine(job.reason)}`
    }),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function queuesText({ queues, backend }: Status): string {
  if (queues === null) return `队列（${backend}）无应答 · the queues do not answer\n`
  const rows = Object.entries(queues).map(([name, counts]) => [name, ...Object.values(counts)])
  return table([[`队列 queue (${backend})`, 'waiting', 'active', 'delayed', 'failed'], ...rows])
}

function list<T>(title: string, items: readonly T[], line: (item: T) => string): string {
  if (items.length === 0) return ''
  return `${[title, ...items.map((item) => `  ${line(item)}`)].join('\n')}\n`
}

function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(String(row[column] ?? '')))),
  )
  const lines = rows.map((row) =>
    row
      .map(
        (cell, column) => String(cell) + ' '.repeat((widths[column] ?? 0) - widthOf(String(cell))),
      )
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n`
}

/** Columns on a terminal: Han characters and full-width marks take two. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, sign) => sum + (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/u.test(sign) ? 2 : 1),
    0,
  )

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
