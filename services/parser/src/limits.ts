/** A file that broke its reader or its child this often is set aside as poison. */
export const failuresMax = 3

/**
 * So is one whose reading was begun this often while nobody lived to see the end. A machine that is
 * killed again and again kills over the same file each time, and the file is innocent; from its second
 * start on it is read in a child, whose death is seen. This is for what takes parser and child together.
 */
export const startsMax = 20

/**
 * The one rule where a file is read. Plain text, Markdown and HTML up to this size are read in the
 * process, everything else in a child that is killed for what it takes. In `jianbao up` the process
 * is the console and the mailbox too: measured on a busy machine with two cores, the worst shapes
 * (nothing but place names, quotes or opening brackets) of this size take under half a second.
 */
export const inProcessBytesMax = 128 * 1024

/** Children of one parser. Each may take `JIANBAO_READ_MEMORY_MB`, and a core. */
export const childrenMax = 2

/** A child without a file is ended after this. */
export const childIdleMs = 60_000

/** A child is replaced after this many files: whatever a reader's library keeps is gone with it. */
export const childFilesMax = 100

/** A child that keeps more than this share of its memory after a file is replaced. */
export const childReuseShare = 0.5

/** A child loads its program within this, or the machine is at fault. */
export const childStartMsMax = 20_000

/** How often the memory of a busy child is looked at. Unpacking fills some 30 MB in that time. */
export const memoryLookMs = 50

/** The heap's share of a child's memory; what is read lies outside the heap. V8 collects harder below it. */
export const heapShare = 0.75

/** Last words of a child that go into the log. */
export const stderrCharactersMax = 2_000

/**
 * Blocks and mentions of one bulletin. Its records cross a pipe and are written in one transaction that
 * others wait for: a hundred thousand are some 20 MB and seconds of it, a thick bulletin has two thousand.
 */
export const recordsMax = 100_000

/** Members of a container whose bytes are put into the blob store side by side. */
export const membersAtOnceMax = 4

/** Two articles that share at least this much of their four-letter shingles are one story. */
export const sameStoryMin = 0.6
