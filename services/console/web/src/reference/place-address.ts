/** An article at the place that is spoken of: an offset into the bulletin's text, as its records have it. */
export const placeAddress = (
  { bulletinId, ordinal }: { bulletinId: string; ordinal: number },
  { start }: { start: number },
) => `/bulletins/${bulletinId}/${ordinal}#at-${start}`
