/** A file sent through the console. It goes into the inbox: the same road as every other. */
import { z } from 'zod'
import { instant, sentence } from './common.ts'

export const uploadQuery = z.object({ name: z.string().min(1).max(1000) })

/** `inboxPath` and `droppedAt` together ask for the verdict. `sha256` is the id of the bulletin. */
export const uploadReceipt = z.object({
  inboxPath: z.string(),
  droppedAt: instant,
  sha256: z.string(),
  bytes: z.int().nonnegative(),
})

export const uploadStandingQuery = z.object({
  inboxPath: z.string().min(1).max(1000),
  since: instant,
})

/** How an upload stands. `waiting`: it still lies in the inbox; `sentence` says why. */
export const uploadStanding = z.object({
  state: z.enum(['waiting', 'received', 'parsed', 'rejected']),
  duplicate: z.boolean(),
  /** The bulletin to open, once its bytes are known. */
  bulletinId: z.string().nullable(),
  articleCount: z.int().nonnegative().nullable(),
  sentence,
})

export type UploadReceipt = z.infer<typeof uploadReceipt>
export type UploadStanding = z.infer<typeof uploadStanding>
