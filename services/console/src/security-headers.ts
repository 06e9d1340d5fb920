/**
 * Headers of every answer. Nothing is ever loaded from outside, nothing of ours is framed by others,
 * and no script runs that is not a file of ours.
 */
import type { FastifyReply } from 'fastify'

const always = {
  'x-content-type-options': 'nosniff',
  // Not "no-referrer": under it browsers send `Origin: null` with our own forms (Fetch, 3.2).
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-frame-options': 'SAMEORIGIN',
} as const

const base = [
  "default-src 'none'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]

/** The pages: `styleNonce` admits the style sheets that Ant Design makes as it goes. */
export function pagePolicy(styleNonce?: string): string {
  const styles = styleNonce ? `style-src 'self' 'nonce-${styleNonce}'` : "style-src 'self'"
  return [...base, styles].join('; ')
}

/** Bull Board sets styles inline. Its font from outside is refused here; it falls back. */
export const boardPolicy = [...base, "style-src 'self' 'unsafe-inline'"].join('; ')

/**
 * A mail shown in a frame: its own styles, pictures that came with it, links that open elsewhere.
 * No script, no form, nothing fetched from outside (a fetched picture tells its sender who reads).
 */
export const mailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ')

/** The page of a digest: its own styles, links that lead away, and nothing that runs or is fetched. */
export const digestPagePolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export function setSecurityHeaders(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(always)) reply.header(name, value)
  if (!reply.hasHeader('content-security-policy')) {
    reply.header('content-security-policy', pagePolicy())
  }
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
}
