/** What the person may do: pages show a button only where its route would not refuse. */
import type { ApiKey } from '@jianbao/schema'
import type { ReactNode } from 'react'
import { useApi } from '../api/use-api.ts'

/** Who is logged in; undefined until it is known. */
export function useSession() {
  return useApi('GET /api/session', {}).data
}

/** `const may = useMay(); may('POST /api/uploads')`. Nothing is allowed until it is known. */
export function useMay(): (key: ApiKey) => boolean {
  const session = useSession()
  return (key) => session?.may.includes(key) ?? false
}

/** Shows its children to those who may use the route: `<May use="POST /api/uploads">…</May>`. */
export function May({
  use,
  children,
  otherwise = null,
}: {
  use: ApiKey
  children: ReactNode
  otherwise?: ReactNode
}) {
  const may = useMay()
  return may(use) ? children : otherwise
}
