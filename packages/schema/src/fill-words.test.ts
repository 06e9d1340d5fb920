import { expect, test } from 'vitest'
import { containerSentence } from './container-sentence.ts'
import { describeAlarm } from './describe-alarm.ts'
import { counted, fillWords } from './fill-words.ts'

test('one is told as one and every other number as many, also where it is written with signs', () => {
  expect([0, 0.5, 1, 2].map((n) => counted(n, 'article'))).toEqual([
    '0 articles',
    '0.5 articles',
    '1 article',
    '2 articles',
  ])
  expect(counted(2, 'delivery', 'deliveries')).toBe('2 deliveries')
  const text = '{n} {n|job waits|jobs wait} for {who}'
  expect(fillWords(text, { n: 1, who: 'you' })).toBe('1 job waits for you')
  expect(fillWords(text, { n: '1,234', who: 'you' })).toBe('1,234 jobs wait for you')
  expect(fillWords(text, { n: '1+' })).toBe('1+ jobs wait for ')
})

test('verdicts and alarms say one day, one file, one article', () => {
  const counts = { total: 1, read: 1, rejected: 0, articles: 1 }
  expect(containerSentence(counts, 1).en).toBe(
    '1 article in its own words. Of 1 file in it 1 read (1 article).',
  )
  const days = { gapDays: 1, silentDays: 1, lastAt: '2026-11-02T00:00:00.000Z' }
  const silent = { kind: 'series-silent', series: '周报', ...days } as const
  expect(describeAlarm(silent, null).en).toContain('has not appeared for 1 working day; it')
  const unmet = { kind: 'subscription-silent', subscriptionId: 'x', articles: 1 } as const
  expect(describeAlarm(unmet, '要闻').en).toContain('has met none of 1 article.')
})
