/** A file whose reading has been begun this often without an end is set aside as poison. */
export const startsMax = 3

/**
 * Larger files are read in a thread of their own, so that the process keeps answering: in
 * `jianbao up` it is the console and the mailbox too. Measured on a busy machine with two cores, the
 * worst shapes (nothing but place names, quotes or opening brackets) of this size take under half a second.
 */
export const inProcessBytesMax = 128 * 1024

/** A thread still reading after this is stopped: extraction reads a million characters a second. */
export const readMsMax = 120_000

/** Heap of a reading thread. Buffers are not counted; a file is at most 64 MB. */
export const threadHeapMbMax = 1_536

/** Two articles that share at least this much of their four-letter shingles are one story. */
export const sameStoryMin = 0.6
