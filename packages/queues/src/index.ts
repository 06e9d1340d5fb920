export type * from './queues.ts'
