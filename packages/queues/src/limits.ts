/** A producer waits this long for the backend, then leaves the job to the ledger's sweep. */
export const relayMsMax = 3_000
/** Starting waits this long for a first answer, then goes on: what is owed stands in the ledger. */
export const firstAnswerMsMax = 3_000
/** Running jobs get this long to end when a worker closes. */
export const closeMsMax = 3_500
/** While the backend is away there is nothing they could report to. */
export const closeAwayMsMax = 1_000
/** Connections get this long to say goodbye. */
export const endMsMax = 500
/** Longest pause between two attempts to reconnect. */
export const reconnectMsMax = 2_000
/** A worker asks again this long after its backend failed it. */
export const workerRetryMs = 1_000
/** A scheduler that vanished with its backend's data is put back within this time. */
export const schedulerCheckMs = 60_000
/** BullMQ fails a job for ever after this many crashes of its worker. The ledger bounds poison jobs, so it is high. */
export const stalledCountMax = 100
/** A worker that was not heard of for this long has lost its job. The loop may be blocked for half of it. */
export const lockMs = 8_000
/** How often lost jobs are looked for: with the lock, another worker has them within 12 s. */
export const stalledLookMs = 4_000
/** Connections of the PostgreSQL backend in one process: one that listens for each worker, and some for statements. */
export const postgresConnectionsMax = 20
/** Failed jobs of one queue that one request retries or discards, and how many of them at once. */
export const actedOnMax = 1_000
export const actedOnAtOnce = 20
/** Minutes a rate is taken over, and minutes of history that a queue keeps for Bull Board's charts. */
export const rateMinutes = 5
export const historyMinutesMax = 24 * 60
/** How all queues stand is four questions each: on a busy PostgreSQL that takes longer than one. */
export const standingMsMax = 8_000
