/** A service that has not ended by then is ended. `Ctrl-C` promises five seconds. */
export const closeMsMax = 4_500

/** A thousand topics would be smaller. */
export const topicsFileBytesMax = 1_048_576
