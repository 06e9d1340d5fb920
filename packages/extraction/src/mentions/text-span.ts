/** [start, end) of a text in UTF-16 code units. `soft`: the sentence runs on into the next span. */
export interface TextSpan {
  readonly start: number
  readonly end: number
  readonly soft?: boolean
}
