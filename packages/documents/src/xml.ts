/** XML as a stream of tags and text. No DTD is ever read, so no entity expands and nothing is fetched. */
import { Parser } from 'htmlparser2'
import { readEncoding } from './read-encoding.ts'
import { ReadFault } from './read-fault.ts'

export type Attributes = Readonly<Record<string, string>>

/** Names come without their prefix: the formats read here never use one name in two senses that matter. */
export interface XmlHandler {
  readonly open?: (name: string, attributes: Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function localNames(attributes: Attributes): Attributes {
  const local: Record<string, string> = {}
  for (const name in attributes) {
    // A namespace is no attribute, and r:id must not hide id.
    if (name.startsWith('xmlns')) continue
    const value = attributes[name] ?? ''
    if (name.startsWith('r:')) local[name] = value
    else local[localName(name)] = value
  }
  return local
}

const chunkChars = 64 * 1024
const depthMax = 512

/**
 * Reads one part of a packed document. Throws ReadFault where it is no text, nested beyond reason, or
 * declares entities: no office program writes them, and without them the text is not what its author meant.
 */
export function readXml(bytes: Uint8Array, handler: XmlHandler): void {
  const source = readEncoding(bytes)?.text
  if (source === undefined) throw new ReadFault('damaged-file', 'XML in no known encoding')
  let depth = 0
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1
        if (depth > depthMax) throw new ReadFault('damaged-file', 'XML nested too deep')
        handler.open?.(localName(name), localNames(attributes))
      },
      onprocessinginstruction: (name, data) => {
        if (name.toLowerCase() === '!doctype' && data.includes('['))
          throw new ReadFault('damaged-file', 'XML that declares entities')
      },
      ontext: (text) => handler.text?.(text),
      onclosetag: (name) => {
        depth -= 1
        handler.close?.(localName(name))
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  for (let at = 0; at < source.length; at += chunkChars) {
    parser.write(source.slice(at, at + chunkChars))
  }
  parser.end()
}
