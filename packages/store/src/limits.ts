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
