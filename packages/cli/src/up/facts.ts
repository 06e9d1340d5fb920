/** What a person (or a program) is told about the running system. */
export interface Facts {
  readonly home: string
  readonly inbox: string
  readonly mailbox: string
  readonly consoleUrl: string
  /** Signs one browser in, once. For a terminal only. */
  readonly loginUrl: string | undefined
  readonly consoleToken: string
  readonly database: DatabaseFact
  readonly queues: QueueFact
  readonly mail: 'mailbox' | 'server'
}

export type DatabaseFact =
  | { readonly kind: 'given' }
  | { readonly kind: 'embedded'; readonly place: string; readonly runsAs: string | undefined }

export type QueueFact =
  | { readonly kind: 'redis'; readonly program: string | undefined }
  | { readonly kind: 'postgres' }
