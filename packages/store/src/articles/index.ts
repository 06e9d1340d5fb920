export { articleHistory } from './history.ts'
export { type ArticleToSave, replaceArticles } from './replace-articles.ts'
export { replaceMentions } from './replace-mentions.ts'
export { type StoredArticle, storedArticles } from './stored-articles.ts'
