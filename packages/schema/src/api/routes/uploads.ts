/** Routes of uploads. */
import { uploadQuery, uploadReceipt, uploadStanding, uploadStandingQuery } from '../uploads.ts'
import { type ApiRoutes, bytes } from './route.ts'

export const uploadsRoutes = {
  'POST /api/uploads': {
    tag: 'uploads',
    scope: 'upload',
    summary: 'Puts the body, as it is, into the inbox under this name',
    status: 201,
    query: uploadQuery,
    body: bytes,
    answer: uploadReceipt,
  },
  'GET /api/uploads': {
    tag: 'uploads',
    scope: 'upload',
    summary: 'How an upload stands',
    query: uploadStandingQuery,
    answer: uploadStanding,
  },
} as const satisfies ApiRoutes
