export { type Mailbox, startMailbox } from './start-mailbox.ts'
export { type EmbeddedPostgres, startPostgres } from './start-postgres.ts'
export { type EmbeddedRedis, findRedis, startRedis } from './start-redis.ts'
