/** A real HTTP server on loopback that receives, and misbehaves as a test tells it to. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export type Behaviour =
  | {
      readonly do: 'answer'
      readonly status: number
      readonly body?: string
      readonly headers?: Record<string, string>
    }
  /** Reads the whole body, then breaks the connection. */
  | { readonly do: 'reset' }
  /** Reads the whole body and never answers. */
  | { readonly do: 'hang' }
  /** Sends the head of an answer and half of its body, then breaks the connection. */
  | { readonly do: 'break off'; readonly status: number }

export interface Receiver extends AsyncDisposable {
  readonly url: string
  /** For `JIANBAO_OUTBOUND_ALLOW`. */
  readonly allow: string
  readonly received: Received[]
  /** One for each request; the last one repeats. */
  behaviours: Behaviour[]
}

function behave(behaviour: Behaviour, reply: ServerResponse): void {
  switch (behaviour.do) {
    case 'answer':
      reply.writeHead(behaviour.status, behaviour.headers).end(behaviour.body ?? '')
      return
    case 'reset':
      reply.socket?.resetAndDestroy()
      return
    case 'break off':
      reply.writeHead(behaviour.status, { 'content-length': '1000' })
      reply.write('{"errcode"')
      setTimeout(() => reply.socket?.resetAndDestroy(), 20)
      return
    case 'hang':
  }
}

export const ok = (body = ''): Behaviour => ({ do: 'answer', status: 200, body })

export async function aReceiver(...behaviours: Behaviour[]): Promise<Receiver> {
  const server = createServer(async (request, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    receiver.received.push({
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks),
    })
    const behaviour = receiver.behaviours[0] ?? ok()
    if (receiver.behaviours.length > 1) receiver.behaviours = receiver.behaviours.slice(1)
    behave(behaviour, reply)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server that listens has an AddressInfo, never a string or null.
  const { port } = server.address() as AddressInfo
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}`,
    allow: `127.0.0.0/8:${port}`,
    received: [],
    behaviours,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return receiver
}
