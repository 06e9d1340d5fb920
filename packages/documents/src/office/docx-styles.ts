/** styles.xml: what a paragraph or run inherits that its own properties do not say. */
import { type Attributes, readXml } from '../xml.ts'

/** A property of a paragraph or run; undefined where nothing is said. */
export interface DocxStyle {
  basedOn: string | undefined
  /** 0 to 8 for headings, 9 for body text. */
  outline: number | undefined
  bold: boolean | undefined
  numId: string | undefined
  level: number | undefined
}

/** A toggle property is on unless its value says otherwise (ECMA-376 part 1, 17.7.3). */
export const isOn = (attributes: Attributes): boolean =>
  !['0', 'false', 'off', 'none'].includes(attributes['val'] ?? 'true')

const emptyStyle = (): DocxStyle => ({
  basedOn: undefined,
  outline: undefined,
  bold: undefined,
  numId: undefined,
  level: undefined,
})

const inheritMax = 20
const headingName = /^heading ([1-9])$/i

export class DocxStyles {
  readonly #styles = new Map<string, DocxStyle>()

  constructor(part: Uint8Array | null) {
    if (part !== null) this.#read(part)
  }

  #read(part: Uint8Array): void {
    let style = emptyStyle()
    readXml(part, {
      open: (name, attributes) => {
        if (name === 'style') {
          style = emptyStyle()
          this.#styles.set(attributes['styleId'] ?? '', style)
        } else readStyleProperty(style, name, attributes)
      },
    })
  }

  /** The style with what it inherits; `id` may name none. */
  resolve(id: string | undefined): DocxStyle {
    const resolved = emptyStyle()
    let next = id
    for (let depth = 0; next !== undefined && depth < inheritMax; depth += 1) {
      const style = this.#styles.get(next)
      if (style === undefined) break
      resolved.outline ??= style.outline
      resolved.bold ??= style.bold
      resolved.numId ??= style.numId
      resolved.level ??= style.level
      next = style.basedOn
    }
    return resolved
  }
}

function readStyleProperty(style: DocxStyle, name: string, attributes: Attributes): void {
  const value = attributes['val'] ?? ''
  if (name === 'basedOn') style.basedOn = value
  else if (name === 'name') style.outline ??= outlineOfName(value)
  else if (name === 'outlineLvl') style.outline = Number(value)
  else if (name === 'b') style.bold = isOn(attributes)
  else if (name === 'numId') style.numId = value
  else if (name === 'ilvl') style.level = Number(value)
}

/** Built-in names are English whatever the language of Word. */
function outlineOfName(name: string): number | undefined {
  const hit = headingName.exec(name)
  if (hit !== null) return Number(hit[1]) - 1
  return /^title$/i.test(name) ? 0 : undefined
}
