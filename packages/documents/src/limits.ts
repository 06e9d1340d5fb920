/** Every bound of this package, units last. */

export { fileBytesMax } from '@jianbao/schema'

/** Texts and web pages up to this size are read in process; everything else in a child. */
export const lightBytesMax = 2 * 1024 * 1024

/** Members of a zip or attachments of an e-mail. */
export const entriesMax = 2_000

/** What all members of one file may come to when unpacked: an absolute bound, for honest files compress well. */
export const expandedBytesMax = 256 * 1024 * 1024

/** A zip in an e-mail is opened no further: members of members are refused. */
export const depthMax = 1

/** A line of the text read from a file. */
export const lineCharsMax = 1024 * 1024

/** A format is told by this much of its beginning. */
export const headBytes = 16 * 1024

/** Names looked at to tell an Office file from a zip of files. */
export const zipNamesMax = 4_000

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

/** A text is Big5 only where at least this share of its Chinese characters is among the most frequent. */
export const big5ShareMin = 0.12

/** The body of an e-mail with attachments is a note to them up to this many printed characters. */
export const coverNoteCharsMax = 300

/** Lines of a page are joined to a paragraph up to this length: nobody wrote a longer one. */
export const paragraphCharsMax = 20_000

/** Pages of a scan that are recognised; each takes seconds. */
export const ocrPagesMax = 100

/** Recognised words this sure (per cent) are told as news, less sure ones as a warning. */
export const ocrConfidenceMin = 80
