/** Tries the console's port before anything is started, so that a port in use costs one sentence and no waiting. */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { UserError } from '@jianbao/runtime'

/**
 * Resolves with the port, or with a free one for port 0: links in messages need its number before
 * the console listens.
 *
 * @throws UserError when the port cannot be had.
 */
export async function requireFreePort(host: string, port: number): Promise<number> {
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
    // A TCP server that listens has an AddressInfo, never a string or null.
    return (server.address() as AddressInfo).port
  } catch (cause) {
    throw portError(host, port, cause)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}

export function portError(host: string, port: number, cause: unknown): unknown {
  const { code } = cause as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') {
    return new UserError(
      {
        zh: `端口 ${host}:${port} 已被占用；请关闭占用它的程序，或用 JIANBAO_PORT 指定另一个端口。`,
        en: `Port ${host}:${port} is in use. Stop the program that uses it, or set JIANBAO_PORT to another one.`,
      },
      { cause },
    )
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new UserError(
      {
        zh: `无法监听 ${host}:${port}（${code}）；请检查 JIANBAO_HOST 和 JIANBAO_PORT。`,
        en: `Cannot listen on ${host}:${port} (${code}). Check JIANBAO_HOST and JIANBAO_PORT.`,
      },
      { cause },
    )
  }
  return cause
}
