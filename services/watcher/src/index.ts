export { createWatcher } from './create-watcher.ts'
