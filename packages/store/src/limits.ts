/** Connections of one service's pool. Four services and the queues stay well below PostgreSQL's 100. */
export const poolConnectionsMax = 6

/** A temporary blob this old has no living writer: the largest file is copied within seconds. */
export const abandonedBlobMs = 60 * 60_000

/** Candidates of one near-duplicate question, those sharing most bands first. */
export const storyCandidatesMax = 40

/** Rows of one insert of mentions: keeps the JSON parameter within a few megabytes. */
export const mentionRowsMax = 5_000

/** A subscription resumed within this time of its end goes on as if it had not ended. */
export const undoEndMsMax = 24 * 60 * 60_000

/** Articles of one digest, oldest first; the rest is in the next. A thousand make a mail of about 2 MB. */
export const itemsPerDigestMax = 1_000

/** Contents nobody points to that are deleted in one transaction. */
export const contentsSweptMax = 10_000

/** An asked-for subscription or address waits this long for its owner's agreement. */
export const confirmationMsMax = 3 * 24 * 60 * 60_000
/** A manage link that was asked for serves this long, for everything. */
export const askedLinkMsMax = 24 * 60 * 60_000
/** The manage link of a digest serves this long, for what can be undone. */
export const digestLinkMsMax = 30 * 24 * 60 * 60_000
/** Notices one address is owed within a day: whoever else asks in its name gets no more mail sent to it. */
export const noticesPerAddressMax = 5
/** Notices all addresses together are owed within an hour: a flood must not use up the mail server's patience. */
export const noticesPerHourMax = 500
/** A finished notice and an unanswered confirmation are kept this long after their end, then deleted. */
export const endedNoticeMs = 7 * 24 * 60 * 60_000

/** Digests read at once while a reader's data is exported. */
export const exportedDigestsMax = 50

/** A digest that is at most this late is never too late, whatever its cadence: ticks come every minute. */
export const lateMsMin = 15 * 60_000
/** Bulletins made searchable in one transaction: some hundred articles. */
export const indexedBulletinsMax = 10

/** Articles a search looks through, newest first, before it asks the index: a page of common words is full by then. */
export const walkedArticlesMax = 1_500

/** Words that more than this share of the walked articles holds are not rare. */
export const commonShareMin = 0.05

/** Of the newest articles, looked at to learn how common an answer is. */
export const sampledArticlesMax = 300

/** Of the newest articles, more than this share answers: going on through them is cheaper than the index. */
export const walkedShareMin = 0.5

/** Beside excluded words, what more than this share answers is common: the index would collect too many candidates. */
export const lookedShareMin = 0.2

/** Hits that are ranked by relevance: the newest, and the newest with all words in the title. */
export const rankedHitsMax = 500

/** Rows of one list of facets. */
export const facetRowsMax = 50

/** How far back the rhythm of a series is looked for. */
export const seriesDaysMax = 400
/** Deliveries older than this say nothing about how a channel stands now. */
export const alarmSignDaysMax = 7
export const silentSubscriptionsMax = 1_000
export const articlesCountedMax = 1_000

/** Stored articles that a filter's preview looks at, newest first. */
export const historyArticlesMax = 20_000
/** Read at once: with their text some megabytes. */
export const historyBatchArticles = 500

/** Passwords hashed at once, each in a thread of its own with 32 MB. */
export const passwordHashesAtOnce = 2
/** That a token was used is written down once in this time. */
export const tokenUseNotedMs = 60_000
