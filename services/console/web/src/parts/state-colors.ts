/** The colour of a verdict, wherever it is shown. */
export const stateColors = { received: 'processing', parsed: 'success', rejected: 'error' } as const
