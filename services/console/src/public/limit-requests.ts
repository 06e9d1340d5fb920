/**
 * Requests that make us write a mail are counted by the client's network, in memory: it is the cheap
 * fence in front of the counts by address and in all, which the ledger keeps.
 */
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ConsoleError } from '../console-errors.ts'
import { asksPerNetworkMax, asksPerNetworkMs } from '../limits.ts'
import { clientNetwork } from './client-network.ts'

/** One count for all pages and the API: who changes doors is still the same network. */
export async function openRequestLimit(
  app: FastifyInstance,
): Promise<(request: FastifyRequest) => Promise<void>> {
  await app.register(rateLimit, { global: false })
  const count = app.createRateLimit({
    max: asksPerNetworkMax,
    timeWindow: asksPerNetworkMs,
    keyGenerator: clientNetwork,
  })
  return async (request) => {
    const limit = await count(request)
    if (!limit.isAllowed && limit.isExceeded) throw new ConsoleError('too-many-requests')
  }
}
