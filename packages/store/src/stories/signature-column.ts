// A signature is 32-bit unsigned, PostgreSQL's integer signed: the same bits, read differently.

export const signatureToRow = (signature: readonly number[]): number[] =>
  signature.map((number) => number | 0)

export const signatureFromRow = (row: readonly number[]): number[] =>
  row.map((number) => number >>> 0)
