/**
 * Gmail clips a message at 102 kB of HTML and hides the unsubscribe link with it. The reader's own
 * lines and the addresses of the links, which come later, have the rest.
 */
export const htmlBytesMax = 88_000

/** Articles a mail shows; the page of the digest has all. */
export const articlesShownMax = 50

/** Subscriptions named in a mail, each with its link; one link ends all of them. */
export const subscriptionsShownMax = 30

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

/** Changed sentences shown with a correction, and characters of each. */
export const changesShownMax = 6
export const changeCharsMax = 120
