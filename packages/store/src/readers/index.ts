export { changeLocale } from './change-locale.ts'
export { changeSubscription } from './change-subscription.ts'
export { eraseReader } from './erase-reader.ts'
export { exportReader } from './export-reader.ts'
export { noteReason } from './note-reason.ts'
export { type ManageAccess, readManageLink } from './read-manage-link.ts'
export {
  type FoundReader,
  findReaders,
  type Reader,
  type ReaderSubscription,
  readReader,
} from './read-reader.ts'
export { voidLinks } from './void-links.ts'
