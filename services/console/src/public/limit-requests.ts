/**
 * Requests that cost us something are counted by the client's network, in memory: those that make us
 * write a mail (the cheap fence in front of the counts by address and in all, which the ledger keeps),
 * and those that look at what a wish would bring.
 */
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ConsoleError } from '../console-errors.ts'
import { asksPerNetworkMax, asksPerNetworkMs, previewsPerNetworkMax } from '../limits.ts'
import { clientNetwork } from './client-network.ts'
import type { PublicDeps } from './public-deps.ts'

/** One count each for all pages and the API: who changes doors is still the same network. */
export async function openRequestLimits(
  app: FastifyInstance,
): Promise<Pick<PublicDeps, 'limit' | 'limitPreviews'>> {
  await app.register(rateLimit, { global: false })
  const limitTo = (max: number) => {
    const count = app.createRateLimit({
      max,
      timeWindow: asksPerNetworkMs,
      keyGenerator: clientNetwork,
    })
    return async (request: FastifyRequest) => {
      const limit = await count(request)
      if (!limit.isAllowed && limit.isExceeded) throw new ConsoleError('too-many-requests')
    }
  }
  return { limit: limitTo(asksPerNetworkMax), limitPreviews: limitTo(previewsPerNetworkMax) }
}
