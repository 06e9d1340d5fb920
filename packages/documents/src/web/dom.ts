/** The few questions asked of a parsed page. */
import type { load } from 'cheerio/slim'
import { ReadFault } from '../read-fault.ts'

export type Page = ReturnType<typeof load>
type PageDocument = NonNullable<ReturnType<Page['root']>[0]>
export type PageNode = PageDocument['children'][number]
export type PageElement = Extract<PageNode, { readonly attribs: unknown }>

/** Pages are read by recursion; nothing a person wrote is nested like this. */
const depthMax = 800

/** @throws ReadFault where a page is nested beyond reason. */
export function requireDepth(depth: number): void {
  if (depth > depthMax) throw new ReadFault('damaged-file', 'HTML nested too deep')
}

export const isElement = (node: PageNode): node is PageElement => 'attribs' in node

export const textOfNode = (node: PageNode): string =>
  node.type === 'text' && 'data' in node ? String(node.data) : ''

/** Elements that show nothing, or nothing that was written. */
const silent = new Set(
  'script style noscript template svg iframe object embed canvas audio video select option button input textarea head title meta link rt rp'.split(
    ' ',
  ),
)
const isHiddenStyle = /display\s*:\s*none/i

export const isSilent = ({ name, attribs }: PageElement): boolean =>
  silent.has(name) || attribs['hidden'] !== undefined || isHiddenStyle.test(attribs['style'] ?? '')
