import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { placeCluster } from './place-cluster.ts'

test('a cluster whose place was lost is not replaced by an empty one', () => {
  using folder = aFolder()
  writeFileSync(join(folder.path, 'location'), '\n')
  expect(() => placeCluster(folder.path, undefined)).toThrow(/is empty/)
})

test('a home that names its cluster’s place keeps it', () => {
  using folder = aFolder()
  writeFileSync(join(folder.path, 'location'), '/var/lib/jianbao/0123\n')
  expect(placeCluster(folder.path, undefined)).toBe('/var/lib/jianbao/0123')
})
