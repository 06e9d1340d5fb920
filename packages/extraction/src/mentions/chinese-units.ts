/** 四千多万, 一亿二千万, 三四千: a run of Chinese digits and units as one number. */
import { isMore, kindOf, UNIT, worthOf } from './numeral-characters.ts'

export interface UnitsReading {
  readonly value: number
  /** Upper end of 三四千; 0 where there is none. */
  readonly max: number
  readonly more: boolean
}

const none = -1
/** 万: this power and higher ones close a section. */
const sectionPower = 4
const highPower = 8

/** 三四, 七八 and 三五: the two ends of an estimate. */
export function isSpread(low: number, high: number): boolean {
  return low > 0 && (high === low + 1 || (low === 3 && high === 5))
}

/** The number under construction: `total` above 万, `section` below it, `digit` waiting for its unit. */
class UnitsReader {
  private total = 0
  private section = 0
  private digit = none
  private spread = 0
  private pending = 0

  get value(): number {
    return this.total + this.section + Math.max(this.digit, 0)
  }

  get max(): number {
    return this.spread > 0 ? this.value + this.spread : 0
  }

  /** False where the run is no number: adjacent digits (十四五), save 零五 and 三四千. */
  takeDigit(digit: number, beforeUnit: boolean): boolean {
    if (this.digit <= 0) {
      this.digit = digit
      return true
    }
    this.pending = digit - this.digit
    // 十三五 is a plan, 十三四 is thirteen or fourteen.
    if (this.pending > 1 && this.section + this.total > 0) return false
    return beforeUnit && isSpread(this.digit, digit)
  }

  takeUnit(power: number): void {
    if (power < sectionPower) this.raise(power)
    else this.closeSection(power)
    this.digit = none
    this.pending = 0
  }

  private raise(power: number): void {
    const digit = this.digit === none ? 1 : this.digit
    this.section += digit * 10 ** power
    this.spread += this.pending * 10 ** power
  }

  /** 亿 multiplies all before it (三万亿), 万 only what stands since the last 亿. */
  private closeSection(power: number): void {
    const low = this.section + Math.max(this.digit, 0)
    const isBare = low === 0 && this.total === 0
    const kept = power === highPower ? 0 : this.total
    const raised = power === highPower ? this.total + low : low
    this.total = kept + (isBare ? 1 : raised) * 10 ** power
    this.spread = (this.spread + this.pending) * 10 ** power
    this.section = 0
  }
}

/** Reads a run that has at least one unit; null where it is no number. */
export function readUnits(run: string): UnitsReading | null {
  const reader = new UnitsReader()
  let more = false
  for (let index = 0; index < run.length; index += 1) {
    const code = run.charCodeAt(index)
    if (kindOf(code) === UNIT) {
      reader.takeUnit(worthOf(code))
      continue
    }
    if (isMore(code) || run[index] === '来') {
      more = true
      continue
    }
    const beforeUnit = kindOf(run.charCodeAt(index + 1)) === UNIT
    if (!reader.takeDigit(worthOf(code), beforeUnit)) return null
  }
  if (reader.value > Number.MAX_SAFE_INTEGER) return null
  return { value: reader.value, max: reader.max, more }
}
