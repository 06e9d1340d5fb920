const minute = 60_000
const hour = 60 * minute

/** A sender that has not renewed its lease for this long is taken for dead. */
export const leaseMs = 30_000
/** A living sender renews this often. */
export const leaseRenewMs = 10_000

/** Sends that run when the service closes get this long; then their connections are cut. */
export const closeGraceMs = 2_000

export const smtpConnectMsMax = 20_000
export const smtpGreetingMsMax = 30_000
/** RFC 5321 §4.5.3.2 asks for patience after DATA; the lease is renewed meanwhile. */
export const smtpSilenceMsMax = 5 * minute
/** An idle connection that may carry another mail is kept this long: less than servers wait. */
export const smtpIdleMsMax = 20_000
/** An idle connection must say within this time that it still lives. */
export const smtpAliveMsMax = 2_000

/** Pauses after the first, second, … deferred attempt; the last one repeats. */
export const retryPausesMs = [minute, 5 * minute, 15 * minute, hour, 4 * hour, 8 * hour] as const
/** After this a delivery that was only ever deferred has failed. */
export const retryMsMax = 4 * 24 * hour
/** The second and last send after an ambiguous one: the server gets time to make up its mind. */
export const ambiguousRetryMs = minute
/** When the server refuses the sender itself, nothing is sent for this long. */
export const refusedSenderPauseMs = 5 * minute

/** Readers planned in one tick; those who are left are first in the next. */
export const dueReadersMax = 5_000
/** Deliveries relayed in one tick, longest due first. */
export const dueDeliveriesMax = 5_000
/** Jobs of one kind that a sweep relays, oldest first. */
export const owedJobsMax = 5_000

/** Mails in a row that a server refused for this address for good: then it is taken for dead. */
export const hardBouncesMax = 3

/** Filters nobody follows any more that may stay in memory: some 2 kB each. */
export const abandonedFiltersMax = 10_000
