/** Which addresses messages may go to: the public Internet, and what the operator allows of the rest. */
import { UserError } from '@jianbao/runtime'
import ipaddr from 'ipaddr.js'

export interface Allowed {
  /** A block of addresses, and the one port on them. */
  readonly block: [ipaddr.IPv4 | ipaddr.IPv6, number]
  readonly port: number
}

/**
 * Reads `10.0.0.0/8:443, [fd00::]/8:8443`: CIDR and port, separated by commas.
 *
 * @throws UserError naming the entry that is wrong.
 */
export function readAllowList(text: string): Allowed[] {
  const entries = text.split(',').map((entry) => entry.trim())
  return entries.filter(Boolean).map((entry) => {
    const [, v6, v4, prefix, port] =
      /^(?:\[([\da-f:.]+)\]|([\d.]+))\/(\d{1,3}):(\d{1,5})$/i.exec(entry) ?? []
    const cidr = `${v6 ?? v4}/${prefix}`
    if (!ipaddr.isValidCIDR(cidr) || Number(port) > 65_535) {
      throw new UserError({
        zh: `JIANBAO_OUTBOUND_ALLOW 里的“${entry}”不是“CIDR:端口”，例如 10.0.0.0/8:443 或 [fd00::]/8:443。`,
        en: `“${entry}” in JIANBAO_OUTBOUND_ALLOW is not CIDR:port, such as 10.0.0.0/8:443 or [fd00::]/8:443.`,
      })
    }
    return { block: ipaddr.parseCIDR(cidr), port: Number(port) }
  })
}

export type Standing = 'public' | 'allowed' | 'refused'

/** `::/96` are IPv4 addresses in an old disguise (RFC 4291 §2.5.5.1): public for the library, or read as IPv4. */
const ipv4InDisguise = ipaddr.parseCIDR('::/96')
const isInDisguise = (address: string) => /^::\d+\.\d+\.\d+\.\d+$/.test(address)

/** What an address is to us. IPv4 addresses in IPv6 form count as what they are. */
export function standingOf(address: string, port: number, allowList: readonly Allowed[]): Standing {
  if (isInDisguise(address)) return 'refused'
  const parsed = ipaddr.process(address)
  const isAllowed = allowList.some(
    (each) =>
      each.port === port && each.block[0].kind() === parsed.kind() && parsed.match(each.block),
  )
  if (isAllowed) return 'allowed'
  if (parsed.kind() === 'ipv6' && parsed.match(ipv4InDisguise)) return 'refused'
  return parsed.range() === 'unicast' ? 'public' : 'refused'
}
