/** Hits as a person reads them at a terminal. */
import { styleText } from 'node:util'
import type { SearchHit } from '@jianbao/schema'

interface MarkedText {
  readonly text: string
  readonly marks: readonly { readonly start: number; readonly end: number }[]
}

export function hitText(
  hits: readonly SearchHit[],
  given: { total: { count: number; more: boolean }; colour: boolean },
): string {
  const mark = (marked: MarkedText) => (given.colour ? highlighted(marked) : marked.text)
  const { count, more } = given.total
  const shown = count > hits.length ? `，显示 ${hits.length} 篇` : ''
  const head = count === 0 ? '没有找到。Nothing found.' : `共 ${count}${more ? '+' : ''} 篇${shown}`
  return `${[head, ...hits.map((hit) => linesOf(hit, mark))].join('\n\n')}\n`
}

function linesOf(hit: SearchHit, mark: (marked: MarkedText) => string): string {
  const label = hit.label === null ? '' : `${mark(hit.label)} | `
  const facts = [hit.day, hit.section, hit.bulletin.title ?? hit.bulletin.name, hit.id]
  return [
    `${label}${mark(hit.title)}`,
    `  ${facts.filter((fact) => fact !== null).join(' · ')}`,
    ...hit.snippets.map((snippet) => {
      const { before, after } = snippet.cut
      return `  ${before ? '…' : ''}${mark(snippet)}${after ? '…' : ''}`
    }),
  ].join('\n')
}

function highlighted({ text, marks }: MarkedText): string {
  let shown = ''
  let at = 0
  for (const { start, end } of marks) {
    shown += text.slice(at, start) + styleText(['bold', 'yellow'], text.slice(start, end))
    at = end
  }
  return shown + text.slice(at)
}
