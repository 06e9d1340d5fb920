import type { Article, SummarySentence } from '@jianbao/schema'
import { candidatesMax, summaryCharsMax, summarySentencesMax } from './limits.ts'
import { pairsOf, rateSentence, shareOf } from './rate-sentence.ts'
import { type SentencePlace, splitSentences } from './split-sentences.ts'

interface Rated extends SummarySentence {
  readonly points: number
}

/** A second sentence that repeats this share of a first one adds nothing. */
const repeatedShareMax = 0.6
/** A sentence with less than this share of the best one's points tells too little. */
const shareOfBestMin = 0.25

/**
 * Two or three original sentences that tell what an article says, in text order, with offsets into
 * the bulletin's text. Never invented words.
 *
 * A printed abstract wins: its first sentences. Else sentences are rated by place, by figures, money
 * and cited documents, by words shared with the title and by cue words such as 印发 or 提出; those that
 * lean on a neighbour (此外, 其中, 二是) are left out. The same article gives the same summary, always.
 */
export function summaryOf(
  article: Pick<Article, 'title' | 'abstract' | 'abstractStart' | 'blocks'>,
): SummarySentence[] {
  if (article.abstract !== null && article.abstractStart !== null) {
    return firstSentences(article.abstract, article.abstractStart)
  }
  const rated = ratedSentences(article)
  const best = rated.toSorted((a, b) => b.points - a.points || a.start - b.start)
  const chosen: Rated[] = []
  const pointsMin = (best[0]?.points ?? 0) * shareOfBestMin
  for (const sentence of best) {
    if (chosen.length === summarySentencesMax || sentence.points < pointsMin) break
    if (fits(chosen, sentence) && !repeats(chosen, sentence)) chosen.push(sentence)
  }
  if (chosen.length === 0) return openingSentence(article)
  return chosen
    .sort((a, b) => a.start - b.start)
    .map(({ text, start, end }) => ({ text, start, end }))
}

function ratedSentences(article: Pick<Article, 'title' | 'blocks'>): Rated[] {
  const titlePairs = pairsOf(article.title)
  const rated: Rated[] = []
  let paragraph = 0
  for (const block of article.blocks) {
    if (block.kind !== 'paragraph') continue
    if (rated.length >= candidatesMax) break
    splitSentences(block.text).forEach(({ start, end }, sentence) => {
      const text = block.text.slice(start, end)
      const points = rateSentence(text, { titlePairs, paragraph, sentence })
      if (points === null) return
      rated.push({ text, start: block.start + start, end: block.start + end, points })
    })
    paragraph += 1
  }
  return rated
}

function fits(chosen: readonly SummarySentence[], next: SummarySentence): boolean {
  const length = chosen.reduce((sum, { text }) => sum + text.length, 0)
  return chosen.length === 0 || length + next.text.length <= summaryCharsMax
}

function repeats(chosen: readonly SummarySentence[], next: SummarySentence): boolean {
  const pairs = pairsOf(next.text)
  return chosen.some(({ text }) => shareOf(pairs, text) > repeatedShareMax)
}

function firstSentences(abstract: string, offset: number): SummarySentence[] {
  const chosen: SummarySentence[] = []
  for (const { start, end } of splitSentences(abstract)) {
    const next = placed(abstract, offset, { start, end })
    if (chosen.length === summarySentencesMax || !fits(chosen, next)) break
    chosen.push(next)
  }
  return chosen
}

/** Where no sentence stands alone, the first words still say more than nothing. */
function openingSentence(article: Pick<Article, 'blocks'>): SummarySentence[] {
  const first = article.blocks.find((block) => block.kind === 'paragraph')
  const place = first && splitSentences(first.text)[0]
  if (first === undefined || place === undefined) return []
  return [placed(first.text, first.start, place)]
}

/** A sentence at its place in the bulletin. The ； that a long clause ends with would promise more. */
function placed(text: string, offset: number, { start, end }: SentencePlace): SummarySentence {
  const last = text[end - 1] === '；' ? end - 1 : end
  return { text: text.slice(start, last), start: offset + start, end: offset + last }
}
