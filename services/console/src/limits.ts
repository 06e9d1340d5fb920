/** A larger upload is refused: the watcher would refuse the file too. */
export { fileBytesMax as uploadBytesMax } from '@jianbao/schema'

/** JSON bodies are small. A form may hold a filter of 4,000 Chinese characters twice, nine bytes each. */
export const jsonBytesMax = 256 * 1024
export const formBytesMax = 128 * 1024

/** How long a login lasts, and how long the one-time link may be used. */
export const sessionMsMax = 7 * 24 * 60 * 60_000
export const loginLinkMsMax = 24 * 60 * 60_000
export const loginLinksMax = 20

/** Wrong tokens and passwords from one address, or for one name, before it must wait; how long they count. */
export const loginFailuresMax = 10
export const loginFailuresMs = 60_000
export const loginKeysMax = 1_000

/** Rows of the lists of accounts and tokens, which have no pages. */
export const accountsShownMax = 1_000
export const tokensShownMax = 1_000

/** Requests of one client's network that may make us write a mail. */
export const asksPerNetworkMax = 20
export const asksPerNetworkMs = 10 * 60_000
/** Looks at what a wish would bring, in the same time. */
export const previewsPerNetworkMax = 60
/** A longer pause is an end. */
export const pauseDaysMax = 366

/** Sessions that were logged out are remembered until they would have ended anyway. */
export const endedSessionsMax = 10_000

/** The counts are read this often while a page listens, and sent at least this often. */
export const countsPollMs = 2_000
export const heartbeatMs = 15_000
export const eventStreamsMax = 100
/** What "lately" means in the counts. */
export const latelyMs = 24 * 60 * 60_000

/** Lists without pages on the overview, and on one bulletin. */
export const overviewRowsMax = 8
export const waitsShownMax = 50
export const articlesOfBulletinMax = 2_000
export const dropsOfBulletinMax = 20
export const membersOfBulletinMax = 2_000
export const parentsOfBulletinMax = 20
export const regionsShownMax = 20
export const storyPrintsMax = 50
/** Deliveries that the time line of a file names one by one. */
export const timelineDeliveriesMax = 20
/** A longer text is not read to place its diagnostics while a request waits. */
export const placedTextBytesMax = 4 * 1024 * 1024
/** Words shown round what a diagnostic speaks of, and of a long stretch its beginning. */
export const quoteCharsAround = 24
export const quoteCharsMax = 140
/** Articles of an export read at once. */
export const exportedAtOnce = 200
/** Days of a statistic that names no first day. */
export const statisticsDays = 30
/** More than GB/T 2260 has. */
export const divisionsMax = 10_000
export const similarShownMax = 10
/** Below this the likeness of two signatures is mostly chance and stock phrases. */
export const likenessMin = 0.1
/** A longer article is not compared with another revision while a request waits. */
export const diffCharsMax = 200_000

/** Rows of the lists of channels and feeds, which have no pages. */
export const channelsShownMax = 1_000
export const feedsShownMax = 1_000
/** Entries of a feed: readers ask every few minutes and keep what they saw. */
export const feedEntriesMax = 50
/** A report holds the head of the mail that came back, seldom the whole. */
export const bounceBytesMax = 2 * 1024 * 1024
/** What is kept of a diagnostic. */
export const diagnosticCharsMax = 500
/** Deliveries in a row that came back for good: then the address is taken for dead. */
export const hardBouncesMax = 3

/** A larger mail is offered as a download only. */
export const mailBytesMax = 25 * 1024 * 1024
/** Headers of a mail lie in its first bytes; a list reads no more. */
export const mailHeadBytes = 16 * 1024

/** What the API has not answered by then for a page is left to the browser: the page itself goes out. */
export const firstAnswersMs = 800

/** Building the pages takes seconds; a build that hangs is ended. */
export const buildMsMax = 180_000
/** A build of other sources is left alone this long: its owner may be about to read it. */
export const otherBuildMsMin = 10 * 60_000
/** What is kept of a failed build's words. */
export const buildLogBytesMax = 16 * 1024

/** Names tried for an upload whose name is taken in the inbox. */
export const uploadNamesMax = 100
/** Bytes of a name in the inbox: well below the 255 of common file systems. */
export const uploadNameBytesMax = 180
/** An upload this old was broken off. */
export const abandonedUploadMs = 24 * 60 * 60_000
