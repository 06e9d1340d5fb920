export { openQueues } from './open-queues.ts'
export { QueueBackendRefused, QueueUnavailable } from './queue-errors.ts'
export type * from './queues.ts'
