/** A fresh cluster on a slow disk starts well within this. */
export const postgresStartMsMax = 30_000
/** PostgreSQL waits this long for its clients to leave by themselves, */
export const postgresPoliteMsMax = 300
/** then gets this long for an orderly end, then the same for an immediate one. */
export const postgresStopMsMax = 2_500
export const redisStartMsMax = 10_000
export const redisStopMsMax = 2_500
/** A Redis that dies is started again, this often in a row, */
export const redisRevivalsMax = 5
/** after a pause, */
export const redisRevivalPauseMs = 200
/** and one that lived this long begins a new row. */
export const redisLivedMsMin = 60_000
/** How often a starting or ending process is looked at. */
export const lookMs = 10
/** Four services with their queues in PostgreSQL stay below this. */
export const postgresConnectionsMax = 120
/** `sun_path` of a Unix socket address holds 108 bytes with its final NUL (104 on macOS). */
export const socketPathBytesMax = 103
/** A mail larger than this is refused by the embedded mailbox. */
export const mailBytesMax = 20 * 1024 * 1024
