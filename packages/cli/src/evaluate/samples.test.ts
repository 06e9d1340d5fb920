import { fileURLToPath } from 'node:url'
import { topics } from '@jianbao/schema'
import { describe, expect, test } from 'vitest'
import { readBulletin } from '../read-bulletin.ts'
import { ratesOf } from './format-scores.ts'
import { readLabels } from './read-labels.ts'
import { scoreBulletin, sumScores } from './score-bulletin.ts'

const samples = fileURLToPath(new URL('../../../../samples/', import.meta.url))
const labels = await readLabels(`${samples}expected.json`)

const mentionFields = new Set(['regions', 'documents', 'amounts', 'percentages', 'dates'])

describe('the bundled samples', () => {
  test('all five are labelled', () => {
    expect(labels).toHaveLength(5)
  })

  test.each(labels.map((labelled) => [labelled.file, labelled] as const))(
    'the structure of %s is read exactly as labelled',
    async (file, labelled) => {
      const bulletin = await readBulletin(samples + file, topics)
      for (const { field, misses, extras } of scoreBulletin(bulletin, labelled)) {
        if (!mentionFields.has(field)) expect([field, misses, extras]).toEqual([field, [], []])
      }
    },
  )

  test('nearly every mention is found, and next to nothing else', async () => {
    const scores = await Promise.all(
      labels.map(async (labelled) =>
        scoreBulletin(await readBulletin(samples + labelled.file, topics), labelled),
      ),
    )
    for (const score of sumScores(scores.flat())) {
      expect(ratesOf(score).f1, score.field).toBeGreaterThanOrEqual(0.98)
    }
  })
})
