/** What came back from where a message went: the network's own words said again in plain ones. */
import { useSay } from '../text/language.tsx'
import type { Message } from '../text/messages.ts'

/** libuv's names of what went wrong before anybody answered. */
const plain: Readonly<Record<string, Message>> = {
  ECONNREFUSED: 'net_refused',
  ECONNRESET: 'net_broken',
  EPIPE: 'net_broken',
  ETIMEDOUT: 'net_slow',
  ENOTFOUND: 'net_unknown',
  EAI_AGAIN: 'net_unknown',
  EHOSTUNREACH: 'net_unreachable',
  ENETUNREACH: 'net_unreachable',
}

const name = new RegExp(`\\b(?:${Object.keys(plain).join('|')})\\b`)

export function Answer({ of: answer }: { of: string }) {
  const say = useSay()
  const known = plain[name.exec(answer)?.[0] ?? '']
  return <span className="file-name">{known ? `${say(known)} (${answer})` : answer}</span>
}
