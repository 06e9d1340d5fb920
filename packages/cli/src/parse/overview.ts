import type { Article, Bulletin, Diagnostic, Topic } from '@jianbao/schema'

/** What a person wants to know of a parsed file at a glance; Chinese first. */
export function overview(bulletin: Bulletin, topics: readonly Topic[]): string {
  const { source, layout, articles, diagnostics } = bulletin
  const lines = [
    `${source.name}  ${bulletin.title ?? '（无总标题）'}  ${articles.length} 篇  版式 ${layout}`,
    ...imprint(bulletin),
    ...articles.flatMap((article) => articleLines(article, topics)),
    ...diagnostics.map(diagnosticLine),
  ]
  return lines.join('\n')
}

function imprint(bulletin: Bulletin): string[] {
  const parts = [
    ['刊名', bulletin.series.name],
    ['期号', bulletin.series.issue],
    ['日期', bulletin.series.date],
    ['制作', bulletin.publisher],
    ['责任编辑', bulletin.editors.join('、')],
    ['审核', bulletin.reviewers.join('、')],
    ['封面篇数', bulletin.declaredArticleCount],
  ].filter(([, value]) => value !== null && value !== '')
  return parts.length === 0 ? [] : [parts.map(([name, value]) => `${name} ${value}`).join('  ')]
}

function articleLines(article: Article, topics: readonly Topic[]): string[] {
  const head = [article.section, article.label, article.title].filter((part) => part !== null)
  const { mentions } = article
  const counts = [
    ['地区', mentions.regions],
    ['金额', mentions.amounts],
    ['百分比', mentions.percentages],
    ['日期', mentions.dates],
    ['文件', mentions.documents],
    ['机关', mentions.agencies],
    ['期限', mentions.deadlines],
  ] as const
  const told = counts
    .filter(([, found]) => found.length > 0)
    .map(([name, found]) => `${name} ${found.length}`)
  const named = article.topics
    .map(({ id }) => topics.find((topic) => topic.id === id)?.zh ?? id)
    .join('、')
  const details = [...told, ...(named === '' ? [] : [`主题 ${named}`])].join('  ')
  const ordinal = String(article.ordinal).padStart(3)
  return [`${ordinal}  ${head.join(' | ')}`, ...(details === '' ? [] : [`     ${details}`])]
}

const severities = { info: '提示', warning: '注意', error: '错误' } as const

function diagnosticLine({ severity, code, message }: Diagnostic): string {
  return `${severities[severity]}  ${message}（${code}）`
}
