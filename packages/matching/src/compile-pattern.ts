/** Patterns a reader writes: RE2 syntax, matched in linear time whatever is written. */
import type { SubscriptionFilter } from '@jianbao/schema'
import { RE2JS, RE2JSException } from 're2js'
import { patternInstructionsMax, patternTextCharsMax } from './limits.ts'

/** A pattern that cannot be used; both sentences say why. */
export class PatternError extends Error {
  readonly zh: string
  readonly en: string

  constructor(pattern: string, problem: { zh: string; en: string }, options?: ErrorOptions) {
    const en = `The pattern /${pattern}/ cannot be used: ${problem.en}`
    super(en, options)
    this.name = 'PatternError'
    this.zh = `模式 /${pattern}/ 不能用：${problem.zh}`
    this.en = en
  }
}

/** Finds a pattern in a folded text: what it found first, or null. */
export interface CompiledPattern {
  readonly pattern: string
  find(foldedText: string): string | null
}

const isAscii = (text: string) => /^[\x20-\x7e]+$/.test(text)

/**
 * Readers type ， and （ where the folded text has , and ( — as characters, not as syntax. What folds
 * to ASCII is therefore folded and escaped; everything else stays.
 */
function foldLiterals(pattern: string): string {
  return pattern.replace(/\\?(\P{ASCII})|\\\p{ASCII}/gu, (found, character?: string) => {
    const folded = character?.normalize('NFKC') ?? ''
    return isAscii(folded) ? folded.replace(/[^A-Za-z0-9\s]/gu, '\\$&') : found
  })
}

/** @throws PatternError when it is no RE2 pattern or costs too much. */
export function compilePattern(pattern: string): CompiledPattern {
  const compiled = compiledOrThrow(pattern)
  return {
    pattern,
    find(foldedText) {
      const text = foldedText.slice(0, patternTextCharsMax)
      if (!compiled.test(text)) return null
      const matcher = compiled.matcher(text)
      return matcher.find() ? matcher.group() : null
    },
  }
}

function compiledOrThrow(pattern: string): RE2JS {
  let compiled: RE2JS
  try {
    compiled = RE2JS.compile(foldLiterals(pattern), RE2JS.CASE_INSENSITIVE | RE2JS.DOTALL)
  } catch (cause) {
    if (!(cause instanceof RE2JSException)) throw cause
    const reason = cause.message.replace(/^error parsing regexp: /, '')
    throw new PatternError(
      pattern,
      { zh: `不符合 RE2 语法（${reason}）`, en: `it is not RE2 syntax (${reason})` },
      { cause },
    )
  }
  if (compiled.programSize() <= patternInstructionsMax) return compiled
  throw new PatternError(pattern, {
    zh: '太复杂，请减少重复次数，如 {1000}',
    en: 'it is too complex; repeat less, as in {1000}',
  })
}

/**
 * Compiles every pattern of the filter once, before it is saved.
 *
 * @throws PatternError for the first that cannot be used.
 */
export function checkPatterns({ patterns }: SubscriptionFilter): void {
  for (const each of [
    ...(patterns?.all ?? []),
    ...(patterns?.any ?? []),
    ...(patterns?.none ?? []),
  ])
    compilePattern(each)
}
