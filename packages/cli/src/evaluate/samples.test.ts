import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readBulletin } from '../read-bulletin.ts'
import { readLabels } from './read-labels.ts'
import { scoreBulletin } from './score-bulletin.ts'

const samples = fileURLToPath(new URL('../../../../samples/', import.meta.url))
const labels = await readLabels(`${samples}expected.json`)

describe('the bundled samples', () => {
  test('all five are labelled', () => {
    expect(labels).toHaveLength(5)
  })

  test.each(labels.map((labelled) => [labelled.file, labelled] as const))(
    '%s is read exactly as labelled',
    async (file, labelled) => {
      const bulletin = await readBulletin(samples + file)
      for (const { field, misses, extras } of scoreBulletin(bulletin, labelled)) {
        expect({ field, misses, extras }).toEqual({ field, misses: [], extras: [] })
      }
    },
  )
})
