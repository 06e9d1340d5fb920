/** Points a key word of weight 1 earns by its place: once in a title says more than thrice in a body. */
export const titlePoints = 3
export const abstractPoints = 1.5
export const bodyPoints = 0.5
/** Body evidence fades with length: beyond this many characters by the square root. */
export const plainBodyChars = 800
/** So many points make a score of 0.5. */
export const halfScorePoints = 10
export const scoreMin = 0.5
/** A topic far behind the best one is left out. */
export const shareOfBestMin = 0.6
/** Topics named by the classifier, beside the one of the section. */
export const classifiedTopicsMax = 3
export const reasonWordsMax = 5
