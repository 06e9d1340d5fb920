/**
 * A larger file is refused unread, wherever it comes from: the inbox, an upload, a container, the command
 * line. The sentences of `fault.ts` name it.
 */
export const fileBytesMax = 64 * 1024 * 1024
