/** What the server's policy asks of every style sheet that is made in the page. */
export const styleNonce =
  document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? ''
