/** 【基本情况】旌…: names in brackets at the start of lines that are chapters, not labels of articles. */
import type { Line } from '../normalise/read-lines.ts'
import { isCommonChapterName } from './chapter-names.ts'

const bracketStart = /^【([^【】]{2,12})】(?=\S)/
const returnsMin = 2

/** The name in brackets with which a line runs on, or null. */
export const bracketName = (text: string): string | null => bracketStart.exec(text)?.[1] ?? null

const count = (counts: Map<string, number>, key: string): number => {
  const next = (counts.get(key) ?? 0) + 1
  counts.set(key, next)
  return next
}

/**
 * Names in brackets that are chapters: they return in the same order (基本情况, 主要做法, 基本情况,
 * 主要做法), or return and run on into sentences. Labels of articles (湖南, 浙江) do neither.
 */
export function learnBracketNames(lines: readonly Line[]): ReadonlySet<string> {
  const named = lines.flatMap(({ text }) => {
    const name = bracketName(text)
    return name === null ? [] : [{ name, isSentence: text.includes('。') }]
  })
  const names = new Set(named.map(({ name }) => name).filter(isCommonChapterName))
  const seen = new Map<string, number>()
  const steps = new Map<string, number>()
  for (const { name } of named) count(seen, name)
  named.forEach(({ name, isSentence }, at) => {
    if ((seen.get(name) ?? 0) < returnsMin) return
    if (isSentence) names.add(name)
    const before = named[at - 1]?.name ?? name
    if (before === name || count(steps, `${before}】${name}`) < returnsMin) return
    names.add(before)
    names.add(name)
  })
  return names
}
