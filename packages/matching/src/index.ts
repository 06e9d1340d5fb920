export { type ArticleToMatch, articleToMatch } from './article-to-match.ts'
export { checkPatterns, PatternError } from './compile-pattern.ts'
export { FilterIndex } from './filter-index.ts'
export { articleMatcher, type Match, matchArticle } from './match-article.ts'
