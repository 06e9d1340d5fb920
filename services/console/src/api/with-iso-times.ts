/** Times of a row as JSON carries them. */
export type WithIsoTimes<Row> = {
  [Key in keyof Row]: Row[Key] extends Date
    ? string
    : Row[Key] extends Date | null
      ? string | null
      : Row[Key]
}

export function withIsoTimes<Row extends object>(row: Row): WithIsoTimes<Row> {
  const entries = Object.entries(row).map(([key, value]) => [
    key,
    value instanceof Date ? value.toISOString() : value,
  ])
  // Object.fromEntries forgets the keys it was given; only dates changed.
  return Object.fromEntries(entries) as WithIsoTimes<Row>
}
