import { resolve } from 'node:path'

export const picturesFolder = resolve(import.meta.dirname, '../../docs/pictures')

/** Each picture of docs/console.md, and its width in pixels. */
export const pictures = {
  overview: 1440,
  article: 1440,
  search: 1440,
  subscription: 1440,
  queues: 1440,
  phone: 780,
} as const
