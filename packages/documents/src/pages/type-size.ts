/** What counts as another size of type. Shares of the size of running text. */

export const sizeChange = 0.08
export const headingSizeMin = 1.15
