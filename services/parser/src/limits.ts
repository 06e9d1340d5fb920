/** A file whose reading has been begun this often without an end is set aside as poison. */
export const startsMax = 3

/** Larger files are read in a thread of their own, so that the process keeps answering. */
export const inProcessBytesMax = 2 * 1024 * 1024

/** A thread still reading after this is stopped: extraction reads a million characters a second. */
export const readMsMax = 120_000

/** Heap of a reading thread. Buffers are not counted; a file is at most 64 MB. */
export const threadHeapMbMax = 1_536

/** Two articles that share at least this much of their four-letter shingles are one story. */
export const sameStoryMin = 0.6
