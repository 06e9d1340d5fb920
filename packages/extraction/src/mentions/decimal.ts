/**
 * Exact decimals: money is never multiplied as a double (27.4665 × 10⁸ would not be 2746650000).
 */

/** `digits` × 10^`exponent`, `digits` being a non-negative whole number in decimal. */
export interface Decimal {
  readonly digits: string
  readonly exponent: number
}

/** The double nearest to the exact value: parsing decimal text is correctly rounded (ECMA-262 §7.1.4.1). */
export function toNumber(decimal: Decimal): number {
  return Number(`${decimal.digits}e${decimal.exponent}`)
}

export function shifted(decimal: Decimal, places: number): Decimal {
  return { digits: decimal.digits, exponent: decimal.exponent + places }
}

export function sum(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent)
  const whole = (d: Decimal) => BigInt(d.digits) * 10n ** BigInt(d.exponent - exponent)
  return { digits: (whole(a) + whole(b)).toString(), exponent }
}
