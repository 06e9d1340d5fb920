/** Gmail clips a message at 102 kB of HTML and hides the unsubscribe link with it. */
export const htmlBytesMax = 100_000

/** Characters of an article's opening kept with the digest. */
export const leadCharsMax = 200

/** How far openings shrink, step by step, until the mail fits. At 0 each article is one line. */
export const leadCharsSteps = [200, 120, 60, 0] as const

/** A subject line longer than this is cut by every mail reader. */
export const subjectCharsMax = 60

/** A group is not flooded: more parts than this are left out of a chat, and counted in its last line. */
export const chatPartsMax = 9

/** Characters of a message's title in a chat. */
export const chatTitleCharsMax = 60
