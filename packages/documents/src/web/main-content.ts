/** Which part of a page is its article, and what is the site round it. */
import {
  isElement,
  isSilent,
  type Page,
  type PageElement,
  type PageNode,
  requireDepth,
  textOfNode,
} from './dom.ts'

export interface MainContent {
  readonly content: PageElement
  /** The headline where the content itself does not hold it. */
  readonly title: string | null
}

/** Characters an element shows, and how many of them are links to other pages. */
interface Weight {
  readonly chars: number
  readonly linkChars: number
  readonly links: number
}

/** The article of a WeChat page, and of the systems that government sites run on. */
const knownContents =
  '#js_content, #UCAP-CONTENT, .TRS_Editor, .TRS_UEDITOR, #vsb_content, .v_news_content, #zoom, .pages_content, [itemprop="articleBody"]'
const knownShareMin = 0.4
const mainShareMin = 0.8
/** A part is the site's, not the article's, only where it holds less of the page than this. */
const furnitureShareMax = 0.2
const linkShareMax = 0.6
const linksMin = 3

const furnitureTags = new Set(['nav', 'footer', 'aside', 'form', 'dialog', 'menu'])
const furnitureName =
  /(?:^|[-_\s])(?:nav|navbar|navi|menu|bread-?crumbs?|crumbs?|footer|foot|copyright|side-?bar|share|toolbar|related|recommend|comments?|ads?|advert|banner|qr-?code|login|search|pager|pagination)(?:$|[-_\s\d])/i

const white = /\s/g
const otherPage = /^(?!#|javascript:)./i

function weigh(
  node: PageNode,
  weights: Map<PageNode, Weight>,
  depth: number,
  inLink: boolean,
): Weight {
  requireDepth(depth)
  let weight: Weight
  if (!isElement(node)) {
    const chars = textOfNode(node).replace(white, '').length
    weight = { chars, linkChars: inLink ? chars : 0, links: 0 }
  } else if (isSilent(node)) weight = { chars: 0, linkChars: 0, links: 0 }
  else {
    const isLink = node.name === 'a' && otherPage.test(node.attribs['href'] ?? '')
    let chars = 0
    let linkChars = 0
    let links = isLink ? 1 : 0
    for (const child of node.children) {
      const part = weigh(child, weights, depth + 1, inLink || isLink)
      chars += part.chars
      linkChars += part.linkChars
      links += part.links
    }
    weight = { chars, linkChars, links }
  }
  weights.set(node, weight)
  return weight
}

const proseOf = ({ chars, linkChars }: Weight): number => chars - linkChars

function isFurniture(node: PageElement, weight: Weight): boolean {
  const { class: classes = '', id = '', role = '' } = node.attribs
  if (furnitureTags.has(node.name) || role === 'navigation') return true
  if (furnitureName.test(classes) || furnitureName.test(id)) return true
  return weight.links >= linksMin && weight.linkChars > weight.chars * linkShareMax
}

/** Takes the site's own parts out of the tree; answers whether there were any. */
function dropFurniture(
  node: PageElement,
  weights: ReadonlyMap<PageNode, Weight>,
  total: number,
): boolean {
  let dropped = false
  const kept = node.children.filter((child) => {
    if (!isElement(child)) return true
    const weight = weights.get(child)
    if (weight === undefined || weight.chars === 0) return true
    if (proseOf(weight) <= total * furnitureShareMax && isFurniture(child, weight)) {
      dropped = true
      return false
    }
    dropped = dropFurniture(child, weights, total) || dropped
    return true
  })
  node.children = kept
  return dropped
}

/** Follows the text down to the element that holds nearly all of it. */
function densest(body: PageElement, weights: ReadonlyMap<PageNode, Weight>): PageElement {
  const prose = (node: PageNode): number => {
    const weight = weights.get(node)
    return weight === undefined ? 0 : proseOf(weight)
  }
  let node = body
  for (;;) {
    const next: PageElement | undefined = node.children
      .filter(isElement)
      .find((child) => prose(child) >= prose(node) * mainShareMin && child.name !== 'p')
    if (next === undefined || next.name === 'table') return node
    node = next
  }
}

function headlineOf(page: Page, isWeChat: boolean): string | null {
  const places = isWeChat ? ['#activity-name'] : ['h1']
  for (const place of places) {
    const found = page(place)
    if (found.length === 1 && found.text().trim() !== '') return found.text().trim()
  }
  const metas = ['meta[property="og:title"]', 'meta[name="ArticleTitle"]']
  for (const meta of metas) {
    const title = page(meta).attr('content')?.trim()
    if (title) return title
  }
  return null
}

function knownContent(page: Page, weights: Map<PageNode, Weight>, total: number) {
  const found = page(knownContents)
    .toArray()
    .filter(isElement)
    .filter((node) => proseOf(weights.get(node) ?? weightless) >= total * knownShareMin)
  return found[0] ?? null
}

const weightless: Weight = { chars: 0, linkChars: 0, links: 0 }

/**
 * The article of a page. A page without anything of a site round its text (an export of a word
 * processor) is its own article whole. The tree may lose the parts that are not the article's.
 */
export function mainContent(page: Page): MainContent {
  const body = page('body').toArray().filter(isElement)[0]
  const root = body ?? page('html').toArray().filter(isElement)[0]
  if (root === undefined) return { content: wholeOf(page), title: null }
  const weights = new Map<PageNode, Weight>()
  const total = proseOf(weigh(root, weights, 0, false))
  const known = knownContent(page, weights, total)
  if (known !== null)
    return { content: known, title: headlineOf(page, known.attribs['id'] === 'js_content') }
  if (!dropFurniture(root, weights, total)) return { content: root, title: null }
  return { content: densest(root, weights), title: headlineOf(page, false) }
}

/** A piece of a page without html or body, as an element. */
function wholeOf(page: Page): PageElement {
  const holder = page('<div></div>').append(page.root().contents()).toArray().filter(isElement)[0]
  if (holder === undefined) throw new Error('A new element is an element.')
  return holder
}
