/** A filter in plain words: 陕西省内、产业发展主题、不含“酒店”、金额不低于1亿元. */
import type { SubscriptionFilter } from './subscription-filter.ts'
import { writeYuan } from './yuan.ts'

type Language = 'zh' | 'en'

/** What turns the codes and ids of a filter into words. */
export interface FilterWording {
  readonly regionName: (code: string) => string
  /** The topic as readers know it; an id of a topic that is no longer kept stays an id. */
  readonly topics: readonly { readonly id: string; readonly zh: string; readonly en: string }[]
  readonly language?: Language
}

type List = 'any' | 'all' | 'none'

const quoted = (values: readonly string[]) => values.map((value) => `“${value}”`)

/** Words as they are quoted, patterns as they are written. */
const sought = ({ words, patterns }: SubscriptionFilter, list: List) => [
  ...quoted(words[list]),
  ...(patterns?.[list] ?? []).map((pattern) => `/${pattern}/`),
]

function groupsOf(filter: SubscriptionFilter, { regionName, topics, language }: FilterWording) {
  const nameOf = (id: string) => topics.find((topic) => topic.id === id)?.[language ?? 'zh'] ?? id
  return {
    regions: filter.regions.map(regionName),
    topics: filter.topics.map(nameOf),
    sections: quoted(filter.sections ?? []),
    issuers: filter.issuers ?? [],
    documents: quoted(filter.documents ?? []),
    series: quoted(filter.series ?? []),
    all: sought(filter, 'all'),
    any: sought(filter, 'any'),
    none: sought(filter, 'none'),
    amountMin: filter.amountMin,
  }
}

type Groups = ReturnType<typeof groupsOf>

const either = (values: readonly string[]) => values.join('或')

/** What is asked, group by group, and what is left out. */
const inChinese = (g: Groups) => ({
  asked: [
    g.regions.length > 0 && `${either(g.regions)}内`,
    g.topics.length > 0 && `${either(g.topics)}主题`,
    g.sections.length > 0 && `${either(g.sections)}栏目`,
    g.issuers.length > 0 && `${either(g.issuers)}发文`,
    g.documents.length > 0 && `引用文件${either(g.documents)}`,
    g.series.length > 0 && `${either(g.series)}系列`,
    g.all.length > 0 && `含${g.all.join('和')}`,
    g.any.length > 0 && `含${either(g.any)}`,
  ],
  none: g.none.length > 0 && `不含${either(g.none)}`,
  sum: g.amountMin !== undefined && `金额不低于${writeYuan(g.amountMin)}元`,
})

const figure = new Intl.NumberFormat('en')
const or = (values: readonly string[]) => values.join(' or ')

const inEnglish = (g: Groups) => ({
  asked: [
    g.regions.length > 0 && `in ${or(g.regions)}`,
    g.topics.length > 0 && `on ${or(g.topics)}`,
    g.sections.length > 0 && `in section ${or(g.sections)}`,
    g.issuers.length > 0 && `issued by ${or(g.issuers)}`,
    g.documents.length > 0 && `citing ${or(g.documents)}`,
    g.series.length > 0 && `of series ${or(g.series)}`,
    g.all.length > 0 && `with ${g.all.join(' and ')}`,
    g.any.length > 0 && `with ${or(g.any)}`,
  ],
  none: g.none.length > 0 && `without ${or(g.none)}`,
  sum: g.amountMin !== undefined && `with a sum of at least CNY ${figure.format(g.amountMin)}`,
})

const forms = {
  zh: { tell: inChinese, and: '、', or: '，或', everything: '全部文章', butNot: '，且' },
  en: { tell: inEnglish, and: ', ', or: '; or ', everything: 'everything', butNot: '; and ' },
}

const isSaid = (part: string | false): part is string => part !== false

/** One line in the language given, Chinese by default. What must be absent holds with `match: any` too. */
export function describeFilter(filter: SubscriptionFilter, wording: FilterWording): string {
  const form = forms[wording.language ?? 'zh']
  const { asked, none, sum } = form.tell(groupsOf(filter, wording))
  if (filter.match === 'any') {
    const either = [...asked, sum].filter(isSaid).join(form.or)
    return (
      [either, none].filter((part) => isSaid(part) && part !== '').join(form.butNot) ||
      form.everything
    )
  }
  return [...asked, none, sum].filter(isSaid).join(form.and) || form.everything
}
