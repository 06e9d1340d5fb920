import type { Topic, TopicScore } from '@jianbao/schema'
import { topics } from '@jianbao/schema/constants'
import { createKeywordScan, type KeywordScan } from './keyword-scan.ts'
import {
  abstractPoints,
  bodyPoints,
  classifiedTopicsMax,
  halfScorePoints,
  plainBodyChars,
  reasonWordsMax,
  scoreMin,
  shareOfBestMin,
  titlePoints,
} from './limits.ts'

export interface TopicEvidence {
  readonly section: string | null
  readonly title: string
  readonly abstract: string | null
  readonly paragraphs: readonly string[]
}

interface Classifier {
  readonly scan: KeywordScan
  /** Each topic with its key words as numbers of the scan. */
  readonly topics: readonly {
    readonly topic: Topic
    readonly words: readonly {
      readonly index: number
      readonly word: string
      readonly weight: number
    }[]
  }[]
  readonly wordCount: number
}

/** Built once per list of topics; a deployment's own list is another key. */
const classifiers = new WeakMap<readonly Topic[], Classifier>()

/**
 * The topics of an article, best first.
 *
 * A printed section that names a topic decides: score 1, reason `section`. Topics without sections
 * of their own (the finer ones) are then added by key words; without a printed section all topics
 * are. Each distinct key word earns its weight once per place (title, abstract, body); points `p`
 * give the score `1 - 2^(-p / 10)`, from 0.5 the topic counts, and `reason` lists the words that
 * earned most. Few and right: a topic far behind the best is left out.
 *
 * `list` replaces the shipped topics, so a deployment adds its own without code.
 */
export function topicsOf(evidence: TopicEvidence, list: readonly Topic[] = topics): TopicScore[] {
  const section = evidence.section?.replace(/\s+/gu, '') ?? null
  const printed = list.filter((topic) => section !== null && topic.sections.includes(section))
  const classifier = classifierOf(list)
  const points = pointsByWord(evidence, classifier)
  const scored = classifier.topics
    .filter(({ topic }) => printed.length === 0 || topic.sections.length === 0)
    .map(({ topic, words }) => scoreTopic(topic.id, words, points))
    .filter(({ score }) => score >= scoreMin)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  const best = scored[0]?.score ?? 0
  return [
    ...printed.map(({ id }) => ({ id, score: 1, reason: ['section'] })),
    ...scored.filter(({ score }) => score >= best * shareOfBestMin).slice(0, classifiedTopicsMax),
  ]
}

function scoreTopic(
  id: string,
  words: Classifier['topics'][number]['words'],
  points: Float64Array,
): TopicScore {
  const earned: { word: string; points: number }[] = []
  let sum = 0
  for (const { index, word, weight } of words) {
    const perWeight = points[index] ?? 0
    if (perWeight === 0) continue
    earned.push({ word, points: weight * perWeight })
    sum += weight * perWeight
  }
  const score = Math.round((1 - 2 ** (-sum / halfScorePoints)) * 1000) / 1000
  // Words are only worth sorting where the topic counts.
  const reason = score < scoreMin ? [] : earned.sort((a, b) => b.points - a.points)
  return { id, score, reason: reason.slice(0, reasonWordsMax).map(({ word }) => word) }
}

/** For each key word, the points that one unit of weight earns from where and how often it stands. */
function pointsByWord(evidence: TopicEvidence, { scan, wordCount }: Classifier): Float64Array {
  const points = new Float64Array(wordCount)
  const add = (texts: readonly string[], place: (count: number) => number) => {
    const counts = new Map<number, number>()
    for (const text of texts) {
      scan.scan(text, (word) => counts.set(word, (counts.get(word) ?? 0) + 1))
    }
    for (const [index, count] of counts) points[index] = (points[index] ?? 0) + place(count)
  }
  const length = evidence.paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0)
  const fade = Math.min(1, Math.sqrt(plainBodyChars / Math.max(1, length)))
  add([evidence.title], () => titlePoints)
  add(evidence.abstract === null ? [] : [evidence.abstract], () => abstractPoints)
  add(evidence.paragraphs, (count) => bodyPoints * fade * (1 + Math.log2(count)))
  return points
}

function classifierOf(list: readonly Topic[]): Classifier {
  const known = classifiers.get(list)
  if (known !== undefined) return known
  const words = [...new Set(list.flatMap((topic) => Object.keys(topic.keywords)))]
  const indexOf = new Map(words.map((word, index) => [word, index]))
  const made: Classifier = {
    scan: createKeywordScan(words),
    wordCount: words.length,
    topics: list.map((topic) => ({
      topic,
      words: Object.entries(topic.keywords).map(([word, weight]) => ({
        index: indexOf.get(word) ?? 0,
        word,
        weight,
      })),
    })),
  }
  classifiers.set(list, made)
  return made
}
