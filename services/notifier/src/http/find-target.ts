/** Resolves the host of a URL once and pins the connection to an address that was judged. */
import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { type Allowed, type Standing, standingOf } from './allow-list.ts'

export interface Target {
  readonly standing: Exclude<Standing, 'refused'>
  /** Gives the judged address to whoever asks: a name cannot point elsewhere between look and leap. */
  readonly lookup: LookupFunction
}

/** Its message is for people: the address is not one that messages may go to. */
export class TargetRefused extends Error {}

const refusals = {
  address: '地址指向内网或本机，未经运维允许（JIANBAO_OUTBOUND_ALLOW），没有发送。',
  plain: '明文 http 只允许用于运维放行的内网地址；请改用 https。',
}

function pin(address: string): LookupFunction {
  const family = isIP(address)
  return (_hostname, options, done) => {
    if (options.all) done(null, [{ address, family }])
    else done(null, address, family)
  }
}

/**
 * @throws TargetRefused for a private, local or reserved address that no operator allowed, and for
 * plain http to any other; the resolver's error when the name does not resolve.
 */
export async function findTarget(url: URL, allowList: readonly Allowed[]): Promise<Target> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  const addresses = isIP(host)
    ? [host]
    : (await lookup(host, { all: true, verbatim: true })).map((found) => found.address)
  const judged = addresses.map((address) => ({
    address,
    standing: standingOf(address, port, allowList),
  }))
  const found = judged.find((each) => each.standing !== 'refused')
  if (!found || found.standing === 'refused') throw new TargetRefused(refusals.address)
  if (found.standing === 'public' && url.protocol !== 'https:') {
    throw new TargetRefused(refusals.plain)
  }
  return { standing: found.standing, lookup: pin(found.address) }
}
