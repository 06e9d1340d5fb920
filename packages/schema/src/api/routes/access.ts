/** Routes of sessions, accounts and tokens. */
import { z } from 'zod'
import {
  accessEventItem,
  accountChange,
  accountItem,
  accountRequest,
  apiTokenItem,
  apiTokenMade,
  apiTokenRequest,
  passwordChange,
  sessionInfo,
} from '../access.ts'
import { idParams, pageOf, pageQuery } from '../common.ts'
import { type ApiRoutes, done } from './route.ts'

export const accessRoutes = {
  'GET /api/session': {
    tag: 'session',
    scope: 'login',
    summary: 'Who asks, until when the login lasts, and which routes are open to them',
    answer: sessionInfo,
  },
  'DELETE /api/session': {
    tag: 'session',
    scope: 'login',
    summary: 'Logs out',
    answer: done,
  },
  'POST /api/session/password': {
    tag: 'session',
    scope: 'login',
    summary: 'Changes the own password of an account; its other sessions end',
    body: passwordChange,
    answer: done,
  },
  'GET /api/accounts': {
    tag: 'access',
    scope: 'administer',
    summary: 'Who may log in with a name and a password',
    answer: z.object({ items: z.array(accountItem) }),
  },
  'POST /api/accounts': {
    tag: 'access',
    scope: 'administer',
    summary: 'Makes an account',
    status: 201,
    body: accountRequest,
    answer: z.object({ id: z.uuid() }),
  },
  'POST /api/accounts/:id': {
    tag: 'access',
    scope: 'administer',
    summary: 'Gives an account another role or password, which ends its sessions',
    params: idParams,
    body: accountChange,
    answer: done,
  },
  'DELETE /api/accounts/:id': {
    tag: 'access',
    scope: 'administer',
    summary: 'Removes an account with its sessions and the tokens it made',
    params: idParams,
    answer: done,
  },
  'GET /api/tokens': {
    tag: 'access',
    scope: 'administer',
    summary: 'Tokens of programs: scopes, end, last use; never the token',
    answer: z.object({ items: z.array(apiTokenItem) }),
  },
  'POST /api/tokens': {
    tag: 'access',
    scope: 'administer',
    summary: 'Makes a token, which is told this once',
    status: 201,
    body: apiTokenRequest,
    answer: apiTokenMade,
  },
  'DELETE /api/tokens/:id': {
    tag: 'access',
    scope: 'administer',
    summary: 'Revokes a token at once',
    params: idParams,
    answer: done,
  },
  'GET /api/access-events': {
    tag: 'access',
    scope: 'administer',
    summary: 'Logins, and what became of accounts and tokens, newest first',
    query: pageQuery,
    answer: pageOf(accessEventItem),
  },
} as const satisfies ApiRoutes
