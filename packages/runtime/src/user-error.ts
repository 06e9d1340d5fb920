/**
 * An error a person caused or can cure. It is shown as its sentences alone, without a stack, and ends
 * the process with exit code 1. Anything else that escapes is a defect and keeps its stack.
 */
export class UserError extends Error {
  readonly zh: string
  readonly en: string

  constructor(sentence: { zh: string; en: string }, options?: ErrorOptions) {
    super(sentence.en, options)
    this.name = 'UserError'
    this.zh = sentence.zh
    this.en = sentence.en
  }
}

/** What is printed for an error that ends a command: sentences for a person, or the stack of a defect. */
export function describeError(error: unknown): string {
  if (isForPerson(error)) return `${error.zh}\n${error.en}`
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\ncaused by: ${describeError(error.cause)}`
  return `${error.stack ?? error.message}${cause}`
}

/** Packages below the runtime carry the same two sentences without knowing `UserError`. */
function isForPerson(error: unknown): error is { zh: string; en: string } {
  return error instanceof Error && 'zh' in error && 'en' in error
}
