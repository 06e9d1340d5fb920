/** When a reader hears of what they follow. All times are wall-clock times of a named time zone. */
import { z } from 'zod'

/** `HH:MM`, 24 hours. */
export const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'A time of day is written HH:MM, such as 08:00.')

/** No digest begins from `from` (inclusive) to `to` (exclusive); `22:00` to `07:00` spans midnight. */
export const quietHours = z
  .object({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from !== to, 'Quiet hours need two different times.')

const times = z.array(timeOfDay).min(1).max(24)
/** ISO 8601: 1 is Monday, 7 is Sunday. */
const weekday = z.int().min(1).max(7)
/** The 29th, 30th and 31st do not come every month: `last` is what people mean by them. */
const dayOfMonth = z.union([z.int().min(1).max(28), z.literal('last')])

const common = {
  /** What falls into them comes at their end, together. Nothing is dropped. */
  quietHours: quietHours.optional(),
  /**
   * How late a digest may still come after a downtime; then its articles wait for the next slot.
   * Without it: as long as the missed slot is nearer than the next one.
   */
  lateMinutesMax: z
    .int()
    .min(15)
    .max(31 * 24 * 60)
    .optional(),
}
/** An IANA name, such as Asia/Shanghai. */
const zoned = { timeZone: z.string(), ...common }

/**
 * `instant`: one message per bulletin and person. `weekdays`: Monday to Friday. `workdays`: the days
 * people work in China, with the public holidays and the 调休 weekends of the State Council.
 * `cron`: five fields.
 */
export const cadence = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('instant'), timeZone: z.string().optional(), ...common })
    .refine((given) => !given.quietHours || given.timeZone, 'Quiet hours need a time zone.'),
  z.object({ kind: z.literal('daily'), times, ...zoned }),
  z.object({ kind: z.literal('weekdays'), times, ...zoned }),
  z.object({ kind: z.literal('workdays'), times, ...zoned }),
  z.object({
    kind: z.literal('weekly'),
    weekdays: z.array(weekday).min(1).max(7),
    times,
    ...zoned,
  }),
  z.object({
    kind: z.literal('monthly'),
    days: z.array(dayOfMonth).min(1).max(29),
    times,
    ...zoned,
  }),
  z.object({ kind: z.literal('cron'), expression: z.string().max(200), ...zoned }),
])

export type Cadence = z.infer<typeof cadence>
export type QuietHours = z.infer<typeof quietHours>
/** Every cadence but `instant`: those with slots. */
export type ClockCadence = Exclude<Cadence, { kind: 'instant' }>
