import { splitSentences } from '../summary/split-sentences.ts'
import { diffPairsMax } from './limits.ts'
import { lettersOnly } from './story-text.ts'

/** A run of whole sentences that stayed, went or came, with the line breaks between them. */
export interface TextChange {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

interface Sentence {
  readonly text: string
  /** Sentences with equal keys are the same: marks and white space do not count. */
  readonly key: string
  /** It stands on another line than the sentence before it. */
  readonly opensLine: boolean
}

type SentenceChange = Pick<TextChange, 'kind'> & Pick<Sentence, 'text' | 'opensLine'>

/**
 * What a revision changed, sentence by sentence, in reading order: a longest common subsequence, with
 * removed before added. Joining `same` and `removed` gives the old sentences, `same` and `added` the
 * new ones (`same` in the new print).
 */
export function diffTexts(before: string, after: string): TextChange[] {
  const old = sentencesOf(before)
  const young = sentencesOf(after)
  const head = commonHead(old, young)
  const tail = commonTail(old.slice(head), young.slice(head))
  const changes = [
    ...marked('same', young.slice(0, head)),
    ...middle(old.slice(head, old.length - tail), young.slice(head, young.length - tail)),
    ...marked('same', young.slice(young.length - tail)),
  ]
  return joinRuns(changes)
}

function sentencesOf(text: string): Sentence[] {
  return splitSentences(text).map(({ start, end }, index, places) => {
    const sentence = text.slice(start, end)
    const opensLine = text.slice(places[index - 1]?.end ?? start, start).includes('\n')
    return { text: sentence, key: lettersOnly(sentence) || sentence, opensLine }
  })
}

function marked(kind: TextChange['kind'], sentences: readonly Sentence[]): SentenceChange[] {
  return sentences.map(({ text, opensLine }) => ({ kind, text, opensLine }))
}

function commonHead(a: readonly Sentence[], b: readonly Sentence[]): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a[count]?.key === b[count]?.key) count += 1
  return count
}

function commonTail(a: readonly Sentence[], b: readonly Sentence[]): number {
  return commonHead(a.toReversed(), b.toReversed())
}

function middle(old: readonly Sentence[], young: readonly Sentence[]): SentenceChange[] {
  if (old.length * young.length > diffPairsMax) {
    return [...marked('removed', old), ...marked('added', young)]
  }
  const width = young.length + 1
  const common = commonLengths(old, young)
  const changes: SentenceChange[] = []
  let i = 0
  let j = 0
  while (i < old.length && j < young.length) {
    const goesDown = (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)
    if (old[i]?.key === young[j]?.key) {
      changes.push(...marked('same', young.slice(j, j + 1)))
      i += 1
      j += 1
    } else if (goesDown) {
      changes.push(...marked('removed', old.slice(i, i + 1)))
      i += 1
    } else {
      changes.push(...marked('added', young.slice(j, j + 1)))
      j += 1
    }
  }
  return [...changes, ...marked('removed', old.slice(i)), ...marked('added', young.slice(j))]
}

/** Longest common subsequence of `old[i…]` and `young[j…]` at `i * (young.length + 1) + j`. */
function commonLengths(old: readonly Sentence[], young: readonly Sentence[]): Uint32Array {
  const width = young.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = young.length - 1; j >= 0; j -= 1) {
      const right = common[i * width + j + 1] ?? 0
      const below = common[(i + 1) * width + j] ?? 0
      const both = (common[(i + 1) * width + j + 1] ?? 0) + 1
      common[i * width + j] = old[i]?.key === young[j]?.key ? both : Math.max(right, below)
    }
  }
  return common
}

function joinRuns(changes: readonly SentenceChange[]): TextChange[] {
  const runs: TextChange[] = []
  for (const { kind, text, opensLine } of changes) {
    const last = runs.at(-1)
    if (last?.kind !== kind) runs.push({ kind, text })
    else runs[runs.length - 1] = { kind, text: `${last.text}${opensLine ? '\n' : ''}${text}` }
  }
  return runs
}
