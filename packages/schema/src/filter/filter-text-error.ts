interface Sentence {
  readonly zh: string
  readonly en: string
}

/** A name that means nothing, or several things. Thrown by `FilterNames`; says what to write. */
export class FilterNameError extends Error {
  readonly zh: string
  readonly en: string

  constructor({ zh, en }: Sentence) {
    super(en)
    this.name = 'FilterNameError'
    this.zh = zh
    this.en = en
  }
}

/** A filter's text that cannot be read: where, and what is allowed there. */
export class FilterTextError extends Error {
  /** UTF-16 code units from the start of the text. */
  readonly at: number
  readonly zh: string
  readonly en: string

  constructor(text: string, at: number, problem: Sentence, options?: ErrorOptions) {
    const character = [...text.slice(0, at)].length + 1
    const en = `Character ${character} of the filter: ${problem.en}`
    super(en, options)
    this.name = 'FilterTextError'
    this.at = at
    this.zh = `筛选条件第 ${character} 个字：${problem.zh}`
    this.en = en
  }
}
