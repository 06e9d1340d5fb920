export { type Asked, askManageLink, askNewAddress, askSignUp } from './ask-by-mail.ts'
export { confirm } from './confirm.ts'
export { type Confirmation, readConfirmation } from './read-confirmation.ts'
