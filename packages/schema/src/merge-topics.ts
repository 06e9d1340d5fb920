/** The topics of a deployment: the bundled ones and its own. */
import { z } from 'zod'
import { topics } from './constants.ts'
import { type Topic, topic } from './topic.ts'

/** More than a reader can choose from; a list so long is another file. */
const ownTopicsMax = 200

/** A field nobody knows is a slip of the pen, and would be missed in silence. */
const ownTopics = z.array(z.strictObject(topic.shape)).max(ownTopicsMax)

/** Topics that cannot be used. Both sentences name the entry and say what it should be. */
export class TopicsError extends Error {
  readonly zh: string
  readonly en: string

  constructor(problem: { zh: string; en: string }, options?: ErrorOptions) {
    super(`JIANBAO_TOPICS is wrong: ${problem.en}.`, options)
    this.name = 'TopicsError'
    this.zh = `JIANBAO_TOPICS 的主题文件有误：${problem.zh}。`
    this.en = this.message
  }
}

/**
 * The bundled topics with a deployment's own: an id that exists replaces the bundled topic in its
 * place, a new one comes after them.
 *
 * @param own What its file holds, in the form of `topics.json`; `null` where there is none.
 * @throws TopicsError naming the entry that is wrong.
 */
export function mergeTopics(own: unknown): readonly Topic[] {
  if (own === null) return topics
  const parsed = ownTopics.safeParse(own)
  if (!parsed.success) throw new TopicsError(problemOf(own, parsed.error), { cause: parsed.error })
  const byId = new Map(topics.map((each) => [each.id, each]))
  const named = new Set<string>()
  parsed.data.forEach((each, at) => {
    if (named.has(each.id)) throw new TopicsError(twice(each.id, at))
    named.add(each.id)
    byId.set(each.id, { ...each, sections: each.sections.map(withoutSpace) })
  })
  return [...byId.values()]
}

/** Printed sections are compared without the spaces that layout puts between characters. */
const withoutSpace = (section: string) => section.replace(/\s+/gu, '')

const twice = (id: string, at: number) => ({
  zh: `第 ${at + 1} 个主题的 id“${id}”前面已经用过`,
  en: `topic ${at + 1} has the id "${id}" of one before it`,
})

const rules: Readonly<Record<keyof Topic, { readonly zh: string; readonly en: string }>> = {
  id: {
    zh: '须以小写字母开头，只含小写字母、数字和连字符',
    en: 'must begin with a lower-case letter and hold only such letters, digits and hyphens',
  },
  zh: { zh: '须是中文名称', en: 'must be its name in Chinese' },
  en: { zh: '须是英文名称', en: 'must be its name in English' },
  sections: {
    zh: '须是栏目名称的列表，可以为空 []',
    en: 'must be a list of printed section names, [] if none',
  },
  keywords: {
    zh: '须是“词: 权重”，权重为 1 到 5 的数',
    en: 'must hold words with a weight, a number from 1 to 5',
  },
}

const isField = (name: unknown): name is keyof Topic =>
  typeof name === 'string' && Object.hasOwn(rules, name)

/** The first thing that is wrong: a person mends one at a time. */
function problemOf(own: unknown, error: z.ZodError) {
  const [issue] = error.issues
  const [at, field, ...deeper] = issue?.path ?? []
  if (typeof at !== 'number') {
    return {
      zh: `须是主题的列表 [ … ]，至多 ${ownTopicsMax} 个`,
      en: `it must be a list of topics [ … ], ${ownTopicsMax} at most`,
    }
  }
  const id: unknown = Array.isArray(own) ? own[at]?.id : undefined
  const named = typeof id === 'string' ? { zh: `（${id}）`, en: ` (${id})` } : { zh: '', en: '' }
  const entry = { zh: `第 ${at + 1} 个主题${named.zh}`, en: `topic ${at + 1}${named.en}` }
  if (isField(field)) {
    const place = [field, ...deeper].join('.')
    return {
      zh: `${entry.zh}的 ${place} ${rules[field].zh}`,
      en: `${entry.en}: ${place}: it ${rules[field].en}`,
    }
  }
  const fields = Object.keys(rules).join(', ')
  const unknown = issue?.code === 'unrecognized_keys' ? ` ${issue.keys.join(', ')}` : ''
  return unknown === ''
    ? { zh: `${entry.zh}须是 { ${fields} }`, en: `${entry.en} must be { ${fields} }` }
    : {
        zh: `${entry.zh}有不认识的字段${unknown}；可用的是 ${fields}`,
        en: `${entry.en} has a field that is not known:${unknown}. Known are ${fields}`,
      }
}
