/** Routes of the first page. */
import { overview, systemInfo } from '../overview.ts'
import type { ApiRoutes } from './route.ts'

export const overviewRoutes = {
  'GET /api/overview': {
    tag: 'overview',
    scope: 'read',
    summary: 'The pipeline in counts, with the newest bulletins, digests and waiting files',
    answer: overview,
  },
  'GET /api/events': {
    tag: 'overview',
    scope: 'read',
    summary:
      'Server-sent events: `counts` carries the `counts` of the overview whenever they change',
    answer: { mediaType: 'text/event-stream' },
  },
  'GET /api/system': {
    tag: 'overview',
    scope: 'read',
    summary: 'Where the inbox and the mailbox are, and which queues are used',
    answer: systemInfo,
  },
} as const satisfies ApiRoutes
