/**
 * Whether the division `code` lies in `followed` or is it. GB/T 2260 nests by prefix: 610000 is the
 * province, 6101xx its first prefecture, 610115 a county.
 */
export function regionContains(followed: string, code: string): boolean {
  return code.startsWith(significantPart(followed))
}

/** The digits that name the division: 61 of 610000, 6101 of 610100, all six of a county. */
export function significantPart(code: string): string {
  if (code.endsWith('0000')) return code.slice(0, 2)
  if (code.endsWith('00')) return code.slice(0, 4)
  return code
}
