export type * from './database.ts'
export { migrate } from './migrate.ts'
export { type Db, openStore, type Store } from './open-store.ts'
