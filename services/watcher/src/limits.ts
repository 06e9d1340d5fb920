/** The folder is listed at least this often, whatever events say or fail to say. */
export const sweepMs = 60_000

/** Folders below the inbox that are read: `inbox/a/b/c/file` is, one deeper waits. */
export const inboxDepthMax = 3

/** Files claimed side by side: hashing and forcing to disk overlap, and memory stays small. */
export const claimsMax = 4

/** Files taken before the folder is listed afresh, so that a burst does not hide a newcomer. */
export const claimsPerSweepMax = 500

/** An empty file waits this many quiet periods for its bytes, as does one that has surprised us. */
export const patienceFactor = 5

/** After this long without a word, every write that we could have seen has been told of. */
export const appearGraceMs = 10

/** File events a second above which the kernel may have dropped some: then none counts as evidence. */
export const eventsTrustedMax = 2_000

/** A file that could not be read, copied or written down is tried again after this. */
export const retryMs = 10_000

/** Bytes of the readable part of a name on disk (UTF-8). */
export const safeNameBytesMax = 120

/** Bytes of a file extension kept on disk. */
export const extensionBytesMax = 10

/** How often the ledger is asked for verdicts while files wait for one; slower while none comes. */
export const verdictPollMs = 250
export const verdictPollMsMax = 4_000

/** Files with a verdict read from the ledger at a time. */
export const settlePageMax = 100

/** Members of a container named in the reason beside it: all that a container may hold. */
export const membersNamedMax = 2_000

/** Unfinished claims read from the ledger at a time. */
export const recoverPageMax = 500

/** Owed jobs read from the ledger at a time. */
export const relayPageMax = 500

/** The ledger is compared with the queue this often, and after this while the queue is away. */
export const relayMs = 60_000
export const relayRetryMs = 5_000

/** After the inbox folder had to be made again, it is looked at after this. */
export const inboxMadeMs = 250

/** A file that waits is shown to people after this long: most are taken before. */
export const waitShownMs = 5_000
export const waitsShownMax = 1_000
