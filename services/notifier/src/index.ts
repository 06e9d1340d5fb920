export { createNotifier } from './create-notifier.ts'
