/** What those who only read are shown of readers' addresses: zhang@example.org → z***@example.org. */
import type { Scope } from '@jianbao/schema'

const address = /([\p{L}\p{N}])[\p{L}\p{N}._%+-]*@(?=[\p{L}\p{N}-]+\.)/gu

/** Whoever looks after subscriptions or deliveries needs the whole address; nobody else does. */
export const seesAddresses = (held: readonly Scope[]) =>
  held.some((scope) => scope !== 'read' && scope !== 'upload')

/** The same JSON with every mail address in it cut short, wherever it stands: names, answers, reasons. */
export function hideAddresses<T>(value: T): T {
  return cut(value) as T
}

function cut(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(address, '$1***@')
  if (Array.isArray(value)) return value.map(cut)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cut(each)]))
}
