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
