/** Routes of the built-in mailbox. */
import { pageOf, pageQuery } from '../common.ts'
import { mailDetail, mailItem, mailParams } from '../mailbox.ts'
import type { ApiRoutes } from './route.ts'

export const mailboxRoutes = {
  'GET /api/mailbox': {
    tag: 'mailbox',
    scope: 'operate',
    summary: 'Mails kept by the built-in mail server, newest first',
    query: pageQuery,
    answer: pageOf(mailItem),
  },
  'GET /api/mailbox/:name': {
    tag: 'mailbox',
    scope: 'operate',
    summary: 'One mail: headers, plain text, attachments',
    params: mailParams,
    answer: mailDetail,
  },
  'GET /api/mailbox/:name/html': {
    tag: 'mailbox',
    scope: 'operate',
    summary: 'The HTML of one mail, without scripts or anything from outside',
    params: mailParams,
    answer: { mediaType: 'text/html' },
  },
  'GET /api/mailbox/:name/raw': {
    tag: 'mailbox',
    scope: 'operate',
    summary: 'The mail as it was received (.eml)',
    params: mailParams,
    answer: { mediaType: 'message/rfc822' },
  },
} as const satisfies ApiRoutes
