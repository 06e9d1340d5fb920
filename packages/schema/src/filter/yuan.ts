/** Sums as people write them: 1亿, 1.5亿, 5000万, 980. Exact both ways, without floating point. */

const units = { 亿: 8, 万: 4, '': 0 } as const

/** A round sum has no more decimals than this in its unit. */
const decimalsShownMax = 4

/** Moves the decimal point of a plain decimal to the left. */
function shifted(digits: string, places: number): string {
  const [whole = '', fraction = ''] = digits.split('.')
  const padded = whole.padStart(places + 1, '0')
  const at = padded.length - places
  return `${padded.slice(0, at)}.${padded.slice(at)}${fraction}`.replace(/\.?0*$/, '')
}

/** `1.5亿` of 150000000. Takes plain decimals only: 1 to 10^15 as JavaScript prints them. */
export function writeYuan(value: number): string {
  for (const unit of ['亿', '万'] as const) {
    const text = shifted(String(value), units[unit])
    const decimals = text.split('.')[1]?.length ?? 0
    if (Number(text) >= 1 && decimals <= decimalsShownMax) return `${text}${unit}`
  }
  return String(value)
}

/** The double nearest to what is written, in yuan; null when it is no sum. 元 may follow. */
export function readYuan(text: string): number | null {
  const found = /^(\d{1,16}(?:\.\d{1,16})?)(亿|万)?元?$/.exec(text.normalize('NFKC'))
  if (!found) return null
  const [, digits = '', unit = ''] = found
  return Number(`${digits}e${units[unit as keyof typeof units]}`)
}
