/** A number as policy texts write it: 1,200.50 · 27.4665亿 · 50余万 · 四千多万 · 二〇二一. */
import type { Decimal } from './decimal.ts'

export interface Numeral {
  readonly start: number
  readonly end: number
  /** The lower bound where the words are vague: 四千多万 is 40000000, 数百 is 100. */
  readonly value: Decimal
  /** 三四千 is 3000 to 4000. */
  readonly max: Decimal | null
  readonly arabic: boolean
  /** Digits only: no point, no comma, no unit. A year can only be such a one. */
  readonly plain: boolean
  /** 余, 多, 几 or 数 stands inside. */
  readonly more: boolean
  /** No digit at all: 百万. */
  readonly bare: boolean
  /** Power of ten of the units at the end: 8 for 3亿, 0 for 3000. */
  readonly scale: number
  /** 百分之 or 千分之 stands before it (3 code units, outside `start`). */
  readonly share: 'percent' | 'permille' | null
}
