/** The mails kept under `home/mailbox`: what the built-in mail server took. */
import { z } from 'zod'
import { instant } from './common.ts'

/** The file's own name: nothing that could leave the folder. */
export const mailName = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@+-]*\.eml$/)

export const mailParams = z.object({ name: mailName })

export const mailItem = z.object({
  name: mailName,
  bytes: z.int().nonnegative(),
  receivedAt: instant,
  from: z.string(),
  to: z.string(),
  subject: z.string(),
})

/** `html` says whether `/html` shows something. Headers stand in the order of the message. */
export const mailDetail = mailItem.extend({
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  text: z.string().nullable(),
  html: z.boolean(),
  attachments: z.array(
    z.object({
      name: z.string().nullable(),
      mediaType: z.string(),
      bytes: z.int().nonnegative(),
    }),
  ),
})

export type MailItem = z.infer<typeof mailItem>
export type MailDetail = z.infer<typeof mailDetail>
