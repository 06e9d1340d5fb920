/** The colour of a verdict, wherever it is shown. */
export const stateColors = { received: 'processing', parsed: 'success', rejected: 'error' } as const

/** A digest that is still composed, and every state of a delivery. */
export const deliveryColors = {
  planned: 'processing',
  pending: 'processing',
  sending: 'processing',
  accepted: 'success',
  failed: 'error',
  unknown: 'warning',
} as const
