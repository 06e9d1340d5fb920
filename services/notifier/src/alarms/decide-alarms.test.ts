import { isWorkingDay } from '@jianbao/store'
import { expect, test } from 'vitest'
import { decideAlarms, type Signs } from './decide-alarms.ts'

const at = new Date('2026-11-26T04:00:00Z')
const calm: Signs = {
  at,
  today: '2026-11-26',
  isWorkingDay,
  series: [],
  subscriptions: [],
  channels: [],
}
const dayMs = 24 * 60 * 60_000
const daysBefore = (day: string, ...before: number[]) =>
  before.map((days) => new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10)).sort()
const aSeries = (days: readonly string[], today: string) =>
  decideAlarms({
    ...calm,
    today,
    series: [{ series: '周报', days, lastAt: new Date(`${days.at(-1)}T02:00:00Z`) }],
  }).map(({ detail }) => detail.kind)

test.each<[string, readonly string[], string, boolean]>([
  // A weekly series on Mondays: five working days a gap.
  [
    'a weekly series one week late is left alone',
    daysBefore('2026-11-09', 0, 7, 14, 21, 28),
    '2026-11-20',
    false,
  ],
  [
    'a weekly series three weeks late alarms',
    daysBefore('2026-11-02', 0, 7, 14, 21, 28),
    '2026-11-24',
    true,
  ],
  ['three gaps are no rhythm yet', daysBefore('2026-10-05', 0, 7, 14, 21), '2026-11-26', false],
  [
    'a daily series rests over a weekend',
    ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'],
    '2026-11-23',
    false,
  ],
  [
    'a daily series alarms after some working days',
    ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'],
    '2026-11-26',
    true,
  ],
  [
    'a daily series rests over the national holiday',
    ['2026-09-24', '2026-09-25', '2026-09-28', '2026-09-29', '2026-09-30'],
    '2026-10-09',
    false,
  ],
  [
    'a series that once paused is given as long again',
    daysBefore('2026-11-02', 0, 7, 14, 70, 77),
    '2026-11-25',
    false,
  ],
  ['many files of one day are one arrival', ['2026-06-01'], '2026-11-26', false],
  [
    'a series that ended long ago no longer alarms',
    daysBefore('2026-03-02', 0, 7, 14, 21, 28),
    '2026-11-26',
    false,
  ],
])('%s', (_, days, today, alarms) => {
  expect(aSeries(days, today)).toEqual(alarms ? ['series-silent'] : [])
})

test('a subscription alarms when much passed it by, not when little came', () => {
  const since = new Date(at.getTime() - 40 * dayMs)
  const id = '00000000-0000-4000-8000-000000000001'
  const of = (articles: number) =>
    decideAlarms({ ...calm, subscriptions: [{ id, since, articles }] }).map((each) => each.subject)
  expect([of(199), of(200)]).toEqual([[], [id]])
})

const aChannel = (id: string, more: Partial<Signs['channels'][number]> = {}) => ({
  id,
  kind: 'webhook',
  failures: 0,
  failingSince: null,
  waitingSince: null,
  acceptedAt: null,
  switchedOffAt: null,
  answer: null,
  ...more,
})
const failing = { failures: 3, failingSince: new Date(at.getTime() - dayMs), answer: '500' }
const ofChannels = (channels: Signs['channels']) =>
  decideAlarms({ ...calm, channels }).map(({ subject, detail }) => `${detail.kind} ${subject}`)

test('a channel alarms when all failed since the last that arrived, or one waits for hours', () => {
  const waits = (hours: number) => ({ waitingSince: new Date(at.getTime() - hours * 60 * 60_000) })
  expect(ofChannels([aChannel('a', failing), aChannel('b')])).toEqual(['channel-failing a'])
  expect(ofChannels([aChannel('a', { ...failing, failures: 2 })])).toEqual([])
  expect(ofChannels([aChannel('a', waits(1)), aChannel('b', waits(3))])).toEqual([
    'channel-failing b',
  ])
  expect(ofChannels([aChannel('a', { switchedOffAt: at })])).toEqual(['channel-failing a'])
})

test('when nearly all of a kind fail, one alarm speaks for them', () => {
  const four = ['a', 'b', 'c', 'd'].map((id) => aChannel(id, failing))
  expect(ofChannels(four)).toEqual(['channels-failing webhook'])
  expect(ofChannels([...four, aChannel('e', { kind: 'mail' })])).toEqual([
    'channels-failing webhook',
  ])
  expect(ofChannels(four.slice(0, 3))).toHaveLength(3)
})
