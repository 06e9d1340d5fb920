import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { oweSamplesIfNew, prepareHome } from '@jianbao/embedded'
import { migrate, openStore } from '@jianbao/store'
import { aDatabase, aFolder } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { giveSamples } from './give-samples.ts'

const samples = join(import.meta.dirname, '../../../../samples')

test('a file that waits in the inbox under the name of a sample is not overwritten', async () => {
  using folder = aFolder()
  await using database = await aDatabase()
  const onIdleError = () => undefined
  await using store = openStore({
    databaseUrl: database.url,
    applicationName: 'tests',
    onIdleError,
  })
  await migrate(store.db)
  const home = prepareHome(folder.path)
  oweSamplesIfNew(home)
  const [name = ''] = readdirSync(samples).filter((each) => each.endsWith('.txt'))
  writeFileSync(join(home.inbox, name), 'my own')

  expect(await giveSamples(home, database.url, new Date())).toBe(true)
  expect(readFileSync(join(home.inbox, name), 'utf8')).toBe('my own')
  const sample = readFileSync(join(samples, name), 'utf8')
  const others = readdirSync(home.inbox).filter((each) => each !== name)
  expect(others.map((each) => readFileSync(join(home.inbox, each), 'utf8'))).toContain(sample)
})
