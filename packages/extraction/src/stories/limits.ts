/** Letters of one shingle: four Chinese characters are about two words. */
export const shingleLetters = 4
/** Numbers in a signature: the standard error of a similarity is at most 1 / (2 √128) = 4.4 %. */
export const signatureSize = 128
/**
 * Bands of four numbers each: two texts that share 60 % of their shingles meet in a band with
 * probability 98.8 %, texts that share 20 % with 5 %.
 */
export const bandCount = 32
/** Sentence pairs a diff compares; beyond, what differs is shown as one removal and one addition. */
export const diffPairsMax = 4_000_000
