/**
 * What is broken, as far as the ledger shows: pure. Busy is not broken, and neither is rare: a series
 * is measured by its own rhythm, a subscription by how much it let pass, a channel by what failed
 * since something last arrived.
 */
import type { Alarm, ChannelStanding, SeriesDays, SilentSubscription } from '@jianbao/store'
import {
  alarmFailuresMin,
  alarmWaitMsMin,
  kindChannelsMin,
  kindShareMin,
  seriesGapFactor,
  seriesGapsMax,
  seriesGapsMin,
  seriesLongestFactor,
  seriesSilentDaysMax,
  seriesSilentDaysMin,
  silentArticlesMin,
} from './limits.ts'

export interface Signs {
  readonly at: Date
  /** Today where the readers live: `2026-11-02`. */
  readonly today: string
  /** Whether people work on this day: a daily series rests over holidays. */
  readonly isWorkingDay: (day: string) => boolean
  readonly series: readonly SeriesDays[]
  readonly subscriptions: readonly SilentSubscription[]
  readonly channels: readonly ChannelStanding[]
}

const dayMs = 24 * 60 * 60_000
const nextDay = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)

/** Working days after `from` up to and with `to`. A day that is not worked counts nothing. */
function workingDaysBetween(from: string, to: string, isWorkingDay: Signs['isWorkingDay']): number {
  let count = 0
  for (let day = nextDay(from); day <= to; day = nextDay(day)) if (isWorkingDay(day)) count += 1
  return count
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 0 ? (low + high) / 2 : high
}

/** Undefined while the series keeps its rhythm, has shown none yet, or ended long ago. */
function silentSeries({ series, days, lastAt }: SeriesDays, signs: Signs): Alarm | undefined {
  const lately = days.slice(-(seriesGapsMax + 1))
  const last = lately.at(-1)
  if (last === undefined || lately.length <= seriesGapsMin) return undefined
  const worked = (from: string, to: string) => workingDaysBetween(from, to, signs.isWorkingDay)
  const gaps = lately.slice(1).map((day, index) => Math.max(1, worked(lately[index] ?? day, day)))
  const gapDays = median(gaps)
  const patience = Math.max(
    gapDays * seriesGapFactor,
    Math.max(...gaps) * seriesLongestFactor,
    seriesSilentDaysMin,
  )
  const silentDays = worked(last, signs.today)
  if (silentDays <= patience || silentDays > seriesSilentDaysMax) return undefined
  const detail = { series, gapDays, silentDays, lastAt: lastAt.toISOString() }
  return { subject: series, since: lastAt, detail: { kind: 'series-silent', ...detail } }
}

function silentSubscription({ id, since, articles }: SilentSubscription): Alarm | undefined {
  if (articles < silentArticlesMin) return undefined
  return {
    subject: id,
    since,
    detail: { kind: 'subscription-silent', subscriptionId: id, articles },
  }
}

/** Since when a channel fails; undefined while it works. */
function failingSince(channel: ChannelStanding, at: Date): Date | undefined {
  const { failures, failingSince: since, waitingSince, switchedOffAt } = channel
  if (switchedOffAt) return switchedOffAt
  if (since && failures >= alarmFailuresMin) return since
  const isWaiting = waitingSince && at.getTime() - waitingSince.getTime() > alarmWaitMsMin
  return isWaiting ? waitingSince : undefined
}

/** When nearly all channels of a kind fail at once, the way out is broken and not each of them. */
function failingChannels({ channels, at }: Signs): Alarm[] {
  const alarms: Alarm[] = []
  for (const [kind, all] of Map.groupBy(channels, (channel) => channel.kind)) {
    const failing = all.flatMap((channel) => {
      const since = failingSince(channel, at)
      return since ? [{ channel, since }] : []
    })
    const isWhole = all.length >= kindChannelsMin && failing.length / all.length >= kindShareMin
    if (isWhole) {
      const [first] = failing.toSorted((a, b) => a.since.getTime() - b.since.getTime())
      alarms.push({
        subject: kind,
        since: first?.since ?? at,
        detail: {
          kind: 'channels-failing',
          channel: kind,
          channels: failing.length,
          answer: first?.channel.answer ?? null,
        },
      })
      continue
    }
    for (const { channel, since } of failing) {
      const { id: channelId, failures, answer } = channel
      const detail = { channelId, channel: kind, failures, answer }
      alarms.push({ subject: channelId, since, detail: { kind: 'channel-failing', ...detail } })
    }
  }
  return alarms
}

/** Every alarm that ought to be open at this moment. */
export function decideAlarms(signs: Signs): Alarm[] {
  return [
    ...signs.series.flatMap((series) => silentSeries(series, signs) ?? []),
    ...signs.subscriptions.flatMap((subscription) => silentSubscription(subscription) ?? []),
    ...failingChannels(signs),
  ]
}
