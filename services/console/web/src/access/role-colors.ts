/** The more a role may do, the warmer its colour. */
export const roleColors = {
  reader: 'default',
  editor: 'processing',
  administrator: 'warning',
} as const
