/** A producer waits this long for the backend, then leaves the job to the ledger's sweep. */
export const relayMsMax = 3_000
/** Starting waits this long for a first answer, then goes on: what is owed stands in the ledger. */
export const firstAnswerMsMax = 3_000
/** Running jobs get this long to end when a worker closes. */
export const closeMsMax = 3_500
/** Longest pause between two attempts to reconnect. */
export const reconnectMsMax = 2_000
/** A worker asks again this long after its backend failed it. */
export const workerRetryMs = 1_000
/** A scheduler that vanished with its backend's data is put back within this time. */
export const schedulerCheckMs = 60_000
/** BullMQ fails a job for ever after this many crashes of its worker. The ledger bounds poison jobs, so it is high. */
export const stalledCountMax = 100
/** A job whose worker died is given to another one after this time at the latest. */
export const lockMs = 10_000
/** Connections of the PostgreSQL backend in one process: one that listens for each worker, and some for statements. */
export const postgresConnectionsMax = 16
