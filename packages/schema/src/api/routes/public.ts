/** Routes for readers without a login. */
import { manageLinkRequest, signUpRequest } from '../../sign-up.ts'
import { type ApiRoutes, accepted } from './route.ts'

export const publicRoutes = {
  'POST /api/public/sign-ups': {
    tag: 'public',
    scope: 'public',
    summary:
      'Without login: asks the owner of the address by mail; the answer is the same for every address',
    status: 202,
    body: signUpRequest,
    answer: accepted,
  },
  'POST /api/public/manage-links': {
    tag: 'public',
    scope: 'public',
    summary:
      'Without login: sends readers the link to their subscriptions; the same answer for all',
    status: 202,
    body: manageLinkRequest,
    answer: accepted,
  },
} as const satisfies ApiRoutes
