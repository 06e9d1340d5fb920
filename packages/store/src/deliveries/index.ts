export { retryDelivery, sendAgain, settleAsAccepted } from './decide-delivery.ts'
export {
  countSuppressed,
  type DeliveryFigures,
  explainWaiting,
  readDeliveryFigures,
  readKindFigures,
} from './delivery-figures.ts'
export { beginPart, type DeliveryPart, endPart, freezeParts } from './delivery-parts.ts'
export {
  type DeliveryOutcome,
  expireLeases,
  finishDelivery,
} from './finish-delivery.ts'
export {
  failSuppressedDeliveries,
  type LeasedDelivery,
  leaseDelivery,
} from './lease-delivery.ts'
export { noteSent } from './note-sent.ts'
export { openTestDelivery, readChannelToTest } from './open-test-delivery.ts'
export {
  type DueDelivery,
  readDueDeliveries,
  readDueDeliveryOf,
} from './read-due-deliveries.ts'
