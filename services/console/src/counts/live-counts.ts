/**
 * The counts, pushed to every open page as server-sent events. However many pages listen, the ledger
 * is asked once every two seconds, and not at all while none does.
 */
import type { PipelineCounts } from '@jianbao/schema'
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import { ConsoleError } from '../console-errors.ts'
import { countsPollMs, eventStreamsMax, heartbeatMs } from '../limits.ts'

export interface LiveCounts {
  read(): Promise<PipelineCounts>
  /** Takes the connection over until either side ends it. */
  stream(request: FastifyRequest, reply: FastifyReply): void
  /** Ends all streams; pages connect again by themselves. */
  close(): void
}

export function openLiveCounts(given: {
  read: () => Promise<PipelineCounts>
  /** Whether whoever listens is still logged in: asked with every heartbeat. */
  isWelcome: (request: FastifyRequest) => Promise<boolean>
  log: FastifyBaseLogger
  beatMs?: number
}): LiveCounts {
  const { read, isWelcome, log, beatMs = heartbeatMs } = given
  const listeners = new Map<FastifyReply['raw'], FastifyRequest>()
  let timer: NodeJS.Timeout | undefined
  let sent = ''

  const poll = async () => {
    try {
      const { at, ...counts } = await read()
      const now = JSON.stringify(counts)
      if (now !== sent) broadcast(eventOf({ at, ...counts }))
      sent = now
    } catch (err) {
      log.debug({ err }, 'the counts could not be read')
    }
    if (listeners.size > 0) timer = setTimeout(() => void poll(), countsPollMs)
    else timer = undefined
  }
  const broadcast = (text: string) => {
    for (const listener of listeners.keys()) listener.write(text)
  }
  const beat = async (listener: FastifyReply['raw'], request: FastifyRequest) => {
    // That nobody can be asked now is no reason to send anybody away.
    if (await isWelcome(request).catch(() => true)) listener.write(': still here\n\n')
    else listener.end()
  }
  const heartbeat = setInterval(() => {
    for (const [listener, request] of listeners) void beat(listener, request)
  }, beatMs)
  heartbeat.unref()

  return {
    read,
    stream: (request, reply) => {
      if (listeners.size >= eventStreamsMax) throw new ConsoleError('too-many-listeners')
      const { raw } = reply
      reply.hijack()
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        // Proxies hold small answers back unless told not to.
        'x-accel-buffering': 'no',
      })
      raw.write(`retry: ${countsPollMs}\n\n`)
      listeners.set(raw, request)
      request.raw.on('close', () => listeners.delete(raw))
      // A newcomer gets the counts at once, the others not again.
      void read().then(
        (counts) => listeners.has(raw) && raw.write(eventOf(counts)),
        (err) => log.debug({ err }, 'the counts could not be read'),
      )
      timer ??= setTimeout(() => void poll(), countsPollMs)
    },
    close: () => {
      clearInterval(heartbeat)
      clearTimeout(timer)
      for (const listener of listeners.keys()) listener.end()
      listeners.clear()
    },
  }
}

const eventOf = (counts: PipelineCounts) => `event: counts\ndata: ${JSON.stringify(counts)}\n\n`
