/** What every service is given. Capabilities, not a container: each step takes from it what it needs. */
import type { Registry } from '@prometheus-io/client'
import type { Logger } from 'pino'
import type { Settings } from './settings.ts'

export interface Clock {
  now(): Date
}

export interface ServiceContext {
  readonly settings: Settings
  readonly log: Logger
  readonly metrics: Registry
  readonly clock: Clock
}

/** A running service. `close` stops taking work, lets what runs finish, and releases everything. */
export interface Service {
  close(): Promise<void>
}

export type CreateService = (context: ServiceContext) => Promise<Service>
