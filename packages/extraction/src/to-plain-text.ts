/** A bulletin → text from which the same record is read again. */
import type { Article, Block, Bulletin } from '@jianbao/schema'

/** Hash marks of an article's title; sections have one less, the bulletin's title has one. */
const titleHashes = 3
const hashesMax = 6
/** Two ideographs: where paragraphs begin so, their ends need no guess. */
const paragraphIndent = '　　'

function dateInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day === undefined ? '' : `${day}日`}`
}

function coverOf(bulletin: Bulletin): readonly string[] {
  const { title, series, declaredArticleCount } = bulletin
  return [
    title === null ? '' : `# ${title}`,
    series.issue === null ? '' : `第${series.issue}期`,
    series.date === null ? '' : dateInWords(series.date),
    declaredArticleCount === null ? '' : `（${declaredArticleCount}篇）`,
  ]
}

const headline = (label: string | null, title: string): string =>
  label === null ? title : `${label} | ${title}`

function contentsOf(bulletin: Bulletin): readonly string[] {
  let section: string | null = null
  const lines = bulletin.contents.flatMap((entry) => {
    const opens = entry.section !== section && entry.section !== null
    section = entry.section
    const line = headline(entry.label, entry.title)
    return opens ? [entry.section ?? '', line] : [line]
  })
  return lines.length === 0 ? [] : ['目录', ...lines]
}

function blockLine(block: Block): string {
  if (block.kind === 'paragraph') return `${paragraphIndent}${block.text}`
  const hashes = '#'.repeat(Math.min(hashesMax, titleHashes + block.level))
  return `${hashes} ${block.marker ?? ''}${block.text}`
}

function articleLines(article: Article, opensSection: boolean): readonly string[] {
  return [
    opensSection && article.section !== null
      ? `${'#'.repeat(titleHashes - 1)} ${article.section}`
      : '',
    `${'#'.repeat(titleHashes)} ${headline(article.label, article.title)}`,
    article.sourceUrl ?? '',
    article.abstract === null ? '' : `摘要：${article.abstract}`,
    ...article.blocks.map(blockLine),
  ]
}

function imprintOf(bulletin: Bulletin): readonly string[] {
  const { publisher, editors, reviewers, email, address } = bulletin
  return [
    publisher === null ? '' : `制作：${publisher}`,
    editors.length === 0 ? '' : `责任编辑：${editors.join('、')}`,
    reviewers.length === 0 ? '' : `审核：${reviewers.join('、')}`,
    email === null ? '' : `联系邮箱：${email}`,
    address === null ? '' : `地址：${address}`,
  ]
}

/**
 * Prints a bulletin as text, one block a line. `parseBulletin` reads the same record from it: cover,
 * contents, sections, labels, titles, sources, abstracts, headings, paragraphs, imprint. Headings
 * carry `#` and paragraphs an indent, so that nothing about them has to be guessed again.
 * Offsets, diagnostics and what stood outside all articles are not part of it.
 */
export function toPlainText(bulletin: Bulletin): string {
  let section: string | null = null
  const articles = bulletin.articles.flatMap((article) => {
    const lines = articleLines(article, article.section !== section)
    section = article.section
    return lines
  })
  const lines = [...coverOf(bulletin), ...contentsOf(bulletin), ...articles, ...imprintOf(bulletin)]
  return `${lines.filter((line) => line !== '').join('\n\n')}\n`
}
