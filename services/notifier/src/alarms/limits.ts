/** What counts as broken. Series are measured in working days, with 调休. */

/** Gaps a series must have shown before it has a rhythm, and how many of the latest are looked at. */
export const seriesGapsMin = 4
export const seriesGapsMax = 12
/** Silent for longer than this many median gaps, and longer than its longest gap by this much. */
export const seriesGapFactor = 2.5
export const seriesLongestFactor = 1.25
/** Nothing that comes more often than weekly alarms before this. */
export const seriesSilentDaysMin = 3
/** A series silent for half a year has ended; its alarm closes. */
export const seriesSilentDaysMax = 125

/** A subscription that has met nothing for this long, while this many articles passed it by. */
export const silentDaysMin = 30
export const silentArticlesMin = 200

/** Deliveries of a channel that failed, with none that arrived since. */
export const alarmFailuresMin = 3
/** A message that is put off or overdue for this long. */
export const alarmWaitMsMin = 2 * 60 * 60_000
/** From this many channels of a kind, when this share fails, it is the kind that fails. */
export const kindChannelsMin = 4
export const kindShareMin = 0.8
