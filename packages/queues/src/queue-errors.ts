/** What can go wrong between a service and its queues. Sentences are for the person who operates it. */

/** The backend did not take the job in time. Nothing is lost: the ledger keeps what is owed and the sweep relays it. */
export class QueueUnavailable extends Error {
  constructor(queue: string, options?: ErrorOptions) {
    super(`The queue ${queue} cannot be reached now; the sweep will relay the job.`, options)
    this.name = 'QueueUnavailable'
  }
}

/** The backend must not be used as it is set up. */
export class QueueBackendRefused extends Error {
  readonly zh: string
  readonly en: string

  constructor(sentence: { zh: string; en: string }, options?: ErrorOptions) {
    super(sentence.en, options)
    this.name = 'QueueBackendRefused'
    this.zh = sentence.zh
    this.en = sentence.en
  }
}
