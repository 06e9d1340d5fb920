import type { Article } from '@jianbao/schema'

/** What of an article makes its story: its own words, not how or where they were printed. */
export type StoryArticle = Pick<Article, 'title' | 'abstract' | 'blocks'>

/** Title and body on two lines, in NFKC, without white space, bold marks and invisible characters. */
export function storyText(article: StoryArticle): string {
  const body = [article.abstract ?? '', ...article.blocks.map((block) => block.text)].join('')
  return `${canonical(article.title)}\n${canonical(body)}`
}

function canonical(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}]+|\*\*/gu, '')
}

/** Letters and digits only: two prints of a text differ first in their marks. */
export function lettersOnly(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')
}
