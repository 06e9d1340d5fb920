import { expect, test } from 'vitest'
import { readCadence, readPauseEnd } from './read-cadence.ts'

const at = new Date('2026-11-02T00:00:00Z')
const timeZone = 'Asia/Shanghai'

test('what can be typed is read, with quiet hours and a limit of lateness', () => {
  expect(readCadence('instant', { timeZone }, at)).toEqual({ kind: 'instant' })
  expect(readCadence('daily@8:05', { timeZone }, at)).toEqual({
    kind: 'daily',
    times: ['08:05'],
    timeZone,
  })
  const options = { timeZone, quietHours: '22:00-7:00', lateMax: '6h' }
  expect(readCadence('instant', options, at)).toEqual({
    kind: 'instant',
    timeZone,
    quietHours: { from: '22:00', to: '07:00' },
    lateMinutesMax: 360,
  })
})

test.each(['daily', 'daily@24:00', '0 8 31 2 *', '* * * * * *', '', 'weekly@9:00'])(
  '“%s” is answered with what can be typed',
  (given) => {
    expect(() => readCadence(given, { timeZone }, at)).toThrow(/daily@8:00|17:30/)
  },
)

test('a wrong time zone, wrong quiet hours and a wrong limit are named', () => {
  expect(() => readCadence('0 8 * * *', { timeZone: 'Mars/Olympus' }, at)).toThrow(/time zone/)
  expect(() => readCadence('instant', { timeZone, quietHours: '22:00' }, at)).toThrow(/22:00-7:00/)
  expect(() => readCadence('instant', { timeZone, lateMax: '6' }, at)).toThrow(/6h/)
})

test('a pause ends with the beginning of a day where the reader lives', () => {
  expect(readPauseEnd('2026-12-01', timeZone, at)).toEqual(new Date('2026-11-30T16:00:00Z'))
  const instant = '2026-12-01T09:00:00+08:00'
  expect(readPauseEnd(instant, timeZone, at)).toEqual(new Date(instant))
  expect(() => readPauseEnd('2026-11-01', timeZone, at)).toThrow(/over/)
  for (const wrong of ['2026-13-01', '2026-02-31', 'soon', '']) {
    expect(() => readPauseEnd(wrong, timeZone, at)).toThrow(/2026-12-01/)
  }
})
