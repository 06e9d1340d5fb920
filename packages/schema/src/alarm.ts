/** Alarms: what is broken, each once, from its first sign until it is well again. */
import { z } from 'zod'
import { instant } from './api/common.ts'

export const alarmDetail = z.discriminatedUnion('kind', [
  /** A series that used to appear every `gapDays` days and has not for `silentDays`. */
  z.object({
    kind: z.literal('series-silent'),
    series: z.string(),
    gapDays: z.number().positive(),
    silentDays: z.number().positive(),
    lastAt: instant,
  }),
  /** A subscription that has met none of the `articles` stored since it began. */
  z.object({
    kind: z.literal('subscription-silent'),
    subscriptionId: z.uuid(),
    articles: z.int().positive(),
  }),
  /** One reader's channel whose messages all fail, or wait for hours. */
  z.object({
    kind: z.literal('channel-failing'),
    channelId: z.uuid(),
    channel: z.string(),
    failures: z.int().nonnegative(),
    answer: z.string().nullable(),
  }),
  /** All or nearly all channels of one kind at once: the way out itself is broken. */
  z.object({
    kind: z.literal('channels-failing'),
    channel: z.string(),
    channels: z.int().positive(),
    answer: z.string().nullable(),
  }),
])

export const alarmKind = z.enum([
  'series-silent',
  'subscription-silent',
  'channel-failing',
  'channels-failing',
])

export type AlarmDetail = z.infer<typeof alarmDetail>
export type AlarmKind = z.infer<typeof alarmKind>
