/** Words of the search page. */
export const searchMessages = {
  search: { zh: '检索', en: 'Search' },
  searchLabel: { zh: '检索条件', en: 'What to find' },
  searchPlaceholder: {
    zh: '例如：以工代赈 -酒店 topic:industry region:湖南 amount>=1亿',
    en: 'For example: 以工代赈 -酒店 topic:industry region:湖南 amount>=1亿',
  },
  searchHint: {
    zh: '词须出现；-词 不出现；any:甲,乙 有一即可；还有 topic: section: region: issuer: document: series: amount>=。写法与订阅相同。',
    en: 'A word must be there, -word must not, any:a,b takes one; topic: section: region: issuer: document: series: amount>=. The same as in subscriptions.',
  },
  sort_newest: { zh: '最新', en: 'Newest' },
  sort_relevance: { zh: '最相关', en: 'Most relevant' },
  hitsN: { zh: '共 {n} 篇', en: '{n} articles' },
  noHits: { zh: '没有找到', en: 'Nothing found' },
  noHitsHint: {
    zh: '换个说法，或去掉一个条件。刚读入的简报几秒后才能检索到。',
    en: 'Try other words or drop a condition. What was just read can be found some seconds later.',
  },
  followSearch: { zh: '关注这个检索', en: 'Follow this search' },
  followBeyond: {
    zh: '时间范围等条件不会带入订阅：订阅只看以后的新文章。',
    en: 'The period is not part of a subscription: it is about what comes from now on.',
  },
  everyArticle: { zh: '全部文章', en: 'Every article' },
  exportAs: { zh: '导出', en: 'Export' },
  narrowBy: { zh: '缩小范围', en: 'Narrow' },
  facet_topics: { zh: '主题', en: 'Topics' },
  facet_regions: { zh: '地区', en: 'Regions' },
  facet_issuers: { zh: '发文机关', en: 'Issuers' },
  facet_documents: { zh: '引用文件', en: 'Cited documents' },
  facet_months: { zh: '月份', en: 'Months' },
  facet_amounts: { zh: '最大金额', en: 'Largest sum' },
  facet_series: { zh: '来源', en: 'Series' },
  amountFrom: { zh: '{from} 元以上', en: 'from {from} yuan' },
  periodOf: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  anyTime: { zh: '不限时间', en: 'Any time' },
} as const
