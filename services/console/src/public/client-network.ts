/** The network a client is in: enough to count requests and to say whence, too little to name a person. */
import type { FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'

/** What one subscriber line is given at least: a /24 of IPv4 shared by few, a /48 of IPv6. */
const prefixBits = { ipv4: 24, ipv6: 48 } as const

/** `203.0.113.0/24`, `2001:db8:1::/48`. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  const bits = prefixBits[parsed.kind()]
  const bytes = parsed.toByteArray().map((byte, index) => (index < bits / 8 ? byte : 0))
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`
}

/** Behind a trusted proxy the client is whom the proxy names (`JIANBAO_TRUSTED_PROXIES`). */
export const clientNetwork = (request: FastifyRequest): string => networkOf(request.ip)
