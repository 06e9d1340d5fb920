import type { Settings } from '@jianbao/runtime'

/** What links point to; on this machine alone the console itself. */
export function publicUrlOf({ publicUrl, port }: Settings): string {
  return publicUrl ?? `http://127.0.0.1:${port}`
}
