/** Sentences of a summary. */
export const summarySentencesMax = 3
/** Characters of all sentences of a summary together; the first one always stays whole. */
export const summaryCharsMax = 240
/** Shorter than this a sentence says too little; longer, it is no summary. */
export const sentenceCharsMin = 12
export const sentenceCharsMax = 240
/** Between these a sentence neither gains nor loses by its length. */
export const plainCharsMin = 24
export const plainCharsMax = 90
/** Telling sentences stand early; a very long article stays cheap. */
export const candidatesMax = 300
/** A ； ends a sentence only when this much stands before it: short clauses need their neighbours. */
export const clauseCharsMin = 60
/** A quotation that is not closed within this distance was never closed: print loses marks. */
export const quotationCharsMax = 300
