import { InvalidArgumentError } from 'commander'

/** Reads the value of an option that counts seconds. */
export function seconds(text: string): number {
  const value = Number(text)
  if (Number.isFinite(value) && value > 0) return value
  throw new InvalidArgumentError('Give a number of seconds above 0.')
}
