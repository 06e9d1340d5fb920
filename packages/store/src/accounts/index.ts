export {
  type AccessEventRow,
  type Actor,
  listAccessEvents,
} from './access-trail.ts'
export {
  beginSession,
  checkPassword,
  endSession,
  readSession,
} from './account-sessions.ts'
export {
  type AccountRow,
  addAccount,
  changePassword,
  changeRole,
  findAccount,
  hasAccounts,
  listAccounts,
  readAccount,
  removeAccount,
} from './accounts.ts'
export {
  type ApiTokenRow,
  admitApiToken,
  apiTokenPrefix,
  listApiTokens,
  makeApiToken,
  revokeApiToken,
} from './api-tokens.ts'
