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

interface Retries {
  /** Pauses after the first, second, … deferred attempt; the last one repeats. */
  readonly pausesMs: readonly number[]
  /** After this a delivery that was only ever deferred has failed. */
  readonly msMax: number
}

export const retries: Readonly<Record<'mail' | 'webhook' | 'robot' | 'file', Retries>> = {
  mail: {
    pausesMs: [minute, 5 * minute, 15 * minute, hour, 4 * hour, 8 * hour],
    msMax: 4 * 24 * hour,
  },
  webhook: {
    pausesMs: [minute, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour],
    msMax: 3 * 24 * hour,
  },
  robot: {
    pausesMs: [minute, 5 * minute, 15 * minute, hour, 4 * hour],
    msMax: 2 * 24 * hour,
  },
  file: { pausesMs: [minute, 5 * minute, 15 * minute, hour], msMax: 4 * 24 * hour },
}

/** A receiver that asks for more patience than this gets no more. */
export const retryAfterMsMax = 24 * hour
/** What is kept of an answer. */
export const answerCharsMax = 1_000

/** A receiver gets this long to take the connection, and to answer once it has the message. */
export const httpConnectMsMax = 10_000
export const httpAnswerMsMax = 20_000
/** What is read of an answer; the rest is of no interest. */
export const httpAnswerBytesMax = 64 * 1024

/** Robots of a company speak at the full hour and are throttled then: ours wait up to this long. */
export const robotJitterMsMax = 3 * minute
/** DingTalk blocks a robot that spoke too often for this long. */
export const dingtalkBlockMs = 10 * minute
/** What is due again this soon is not left to the next minute's tick. */
export const soonMs = minute

/** The second and last send after an ambiguous one: the server gets time to make up its mind. */
export const ambiguousRetryMs = minute
/** When the server refuses the sender itself, nothing is sent for this long. */
export const refusedSenderPauseMs = 5 * minute

/** Characters of HTML and text of renderings that are kept to be shared: some 60 MB with their articles. */
export const renderedCharsMax = 10_000_000

/** Longer texts are not compared for a correction while a digest waits. */
export const diffCharsMax = 100_000

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
