/** HTML from template strings. What is put in is escaped unless it is HTML itself. */

export class Html {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

type Insert = Html | string | number | null | readonly Html[]

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function inserted(value: Insert): string {
  if (value === null) return ''
  if (value instanceof Html) return value.source
  if (typeof value === 'object') return value.map((part) => part.source).join('')
  return String(value).replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/**
 * @example html`<p>${title}</p>` // title is escaped
 */
export function html(strings: TemplateStringsArray, ...values: Insert[]): Html {
  return new Html(
    strings.reduce(
      (source, string, index) => source + inserted(values[index - 1] ?? null) + string,
    ),
  )
}
