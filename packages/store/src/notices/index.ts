export { expireNoticeLeases, finishNotice } from './finish-notice.ts'
export {
  type DueNotice,
  dropUnneededNotices,
  forgetEndedNotices,
  type LeasedNotice,
  leaseNotice,
  readDueNotices,
} from './lease-notice.ts'
