interface MarkedText {
  readonly text: string
  readonly marks: readonly { readonly start: number; readonly end: number }[]
}

/** Text with the places marked that it was shown for. */
export function Marked({ of: { text, marks } }: { of: MarkedText }) {
  const pieces = marks.flatMap(({ start, end }, index) => [
    text.slice(marks[index - 1]?.end ?? 0, start),
    <mark key={start} className="found">
      {text.slice(start, end)}
    </mark>,
  ])
  return [...pieces, text.slice(marks.at(-1)?.end ?? 0)]
}
