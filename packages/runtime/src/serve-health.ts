/** /healthz and /metrics of a service that runs alone, for container health checks and Prometheus. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Registry } from '@prometheus-io/client'

export interface HealthServer {
  readonly port: number
  /** Answers 503 until this was called with true, and again after false: not ready, or closing. */
  ready(isReady: boolean): void
  close(): Promise<void>
}

/** Listens on all addresses of a container; `port` 0 takes a free one. */
export async function serveHealth(port: number, metrics: Registry): Promise<HealthServer> {
  let isReady = false
  const server = createServer(async (request, reply) => {
    const path = request.url?.split('?')[0]
    if (path === '/healthz') {
      reply.writeHead(isReady ? 200 : 503, { 'content-type': 'text/plain' })
      reply.end(isReady ? 'ok\n' : 'not ready\n')
    } else if (path === '/metrics') {
      reply.writeHead(200, { 'content-type': metrics.contentType })
      reply.end(await metrics.metrics())
    } else {
      reply.writeHead(404).end()
    }
  })
  server.listen(port)
  await once(server, 'listening')
  return {
    // A TCP server that listens has an AddressInfo, never a string or null.
    port: (server.address() as AddressInfo).port,
    ready: (value) => {
      isReady = value
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
