/** Makes one connection (or one cluster of them) from the parsed `REDIS_URL`. */
import { Cluster, Redis } from 'ioredis'
import { reconnectMsMax } from './limits.ts'
import type { RedisAddress } from './redis-url.ts'

export type RedisClient = Redis | Cluster

/**
 * - `produce`: a command fails at once while Redis is away, so that no request hangs.
 * - `consume`: commands wait for Redis for ever, as BullMQ's workers demand.
 */
export type RedisUse = 'produce' | 'consume'

const retryStrategy = (times: number) => Math.min(50 * 2 ** Math.min(times, 10), reconnectMsMax)

export function connectRedis(address: RedisAddress, use: RedisUse): RedisClient {
  const options = {
    db: address.db,
    enableOfflineQueue: use === 'consume',
    maxRetriesPerRequest: use === 'consume' ? null : 0,
    retryStrategy,
    ...(address.username === undefined ? {} : { username: address.username }),
    ...(address.password === undefined ? {} : { password: address.password }),
    ...(address.tls ? { tls: {} } : {}),
  }
  if (address.mode === 'unix') return new Redis({ ...options, path: address.path })
  if (address.mode === 'sentinel') {
    return new Redis({
      ...options,
      name: address.masterName,
      sentinels: address.nodes.map((node) => ({ ...node })),
      sentinelRetryStrategy: retryStrategy,
      ...(address.tls ? { enableTLSForSentinelMode: true } : {}),
    })
  }
  if (address.mode === 'cluster') {
    return new Cluster(
      address.nodes.map((node) => ({ ...node })),
      {
        clusterRetryStrategy: retryStrategy,
        enableOfflineQueue: use === 'consume',
        redisOptions: options,
        // A certificate names hosts, so TLS clusters keep the names they announce.
        ...(address.tls ? { dnsLookup: (name, done) => done(null, name) } : {}),
      },
    )
  }
  return new Redis({ ...options, ...address.nodes[0] })
}
