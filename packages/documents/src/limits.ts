/** Every bound of this package, units last. */

/** A longer text is refused (bytes of the file). */
export const textBytesMax = 50 * 1024 * 1024

/** Magic bytes of a PDF may stand behind a preamble of this length. */
export const magicSearchBytes = 1024

/** BOM-less UTF-16 is judged by the beginning of the file. */
export const encodingSampleBytes = 64 * 1024

/** A text with a larger share of control characters is binary. */
export const controlShareMax = 0.02

/** A text with a larger share of unreadable sequences among its non-ASCII characters is in another encoding. */
export const unreadableShareMax = 0.01

/** BOM-less UTF-16 is evident where at least this share of code units is plain Chinese or ASCII. */
export const plainShareMin = 0.95
