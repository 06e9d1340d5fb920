/** The more a role may do, the warmer its colour. */
export const roleColors = {
  reader: 'default',
  editor: 'success',
  administrator: 'warning',
} as const
