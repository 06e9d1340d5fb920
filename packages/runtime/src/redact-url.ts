/** Hides passwords in anything that looks like a URL with credentials: logs and banners pass through here. */
const credentials = /([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@/]+@/gi

export function redactUrls(text: string): string {
  return text.replace(credentials, '$1:***@')
}
