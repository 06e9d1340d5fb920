/**
 * Places of personal links in frozen content. A digest is stored without a reader's links; they are
 * put in when it is sent. The marks are private-use characters, which `printable` keeps out of
 * everything that comes from a bulletin or a reader.
 */

/** What a link in a message does. The digest's ends every subscription the digest was made for. */
export type PersonalLink =
  | { readonly kind: 'unsubscribe-digest' }
  /** Shows the whole digest as it was frozen, and does nothing. */
  | { readonly kind: 'digest-page' }
  /** Opens what the reader follows: to change it, pause it, end it. */
  | { readonly kind: 'manage-digest' }
  | { readonly kind: 'unsubscribe-subscription'; readonly subscriptionId: string }

const open = '\ue000'
const close = '\ue001'
const placeholder = /\ue000([a-z-]+)(?:\/([0-9a-f-]{36}))?\ue001/g

export function linkPlaceholder(link: PersonalLink): string {
  const subject = link.kind === 'unsubscribe-subscription' ? `/${link.subscriptionId}` : ''
  return `${open}${link.kind}${subject}${close}`
}

/**
 * Puts the links in. `urlOf` must give URLs without characters that HTML escapes: the same is used
 * in HTML and plain text.
 */
export function fillPersonalLinks(content: string, urlOf: (link: PersonalLink) => string): string {
  return content.replace(placeholder, (_, kind: string, subscriptionId?: string) => {
    if (kind === 'unsubscribe-subscription' && subscriptionId)
      return urlOf({ kind, subscriptionId })
    const isOther = kind === 'digest-page' || kind === 'manage-digest'
    return urlOf({ kind: isOther ? kind : 'unsubscribe-digest' })
  })
}

// Control characters but tab and line feed, bidirectional marks, and the marks above.
const unprintable = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ue000\ue001]/gu

/** The text without what could not be seen, would turn the line round, or could pass for a mark. */
export function printable(text: string): string {
  return text.replace(unprintable, '')
}
