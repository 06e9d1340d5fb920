import { configDefaults, defineConfig } from 'vitest/config'

/** Two at a time: half of the time they wait. One fewer than cores is the default, and leaves one of two idle. */
const together = { maxWorkers: 2 }
/** What is measured runs by itself. */
const alone = { fileParallelism: false }
/** These start whole systems. */
const slow = { testTimeout: 120_000, hookTimeout: 120_000 }
const measures = ['test/measures/**/*.test.ts', 'packages/matching/test/speed.test.ts']
const inTurn = (groupOrder: number) => ({ sequence: { groupOrder } })

/** What takes minutes (loads, large ledgers, soaks) runs only where `JIANBAO_LONG=1` asks for it. */
const long =
  process.env['JIANBAO_LONG'] === '1'
    ? [
        {
          test: {
            name: 'long',
            include: ['test/long/**/*.test.ts'],
            ...slow,
            ...alone,
            testTimeout: 900_000,
            ...inTurn(3),
          },
        },
      ]
    : []

export default defineConfig({
  test: {
    // One PostgreSQL for the run, started when the first test asks.
    globalSetup: 'test/support/src/global-setup.ts',
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{packages,services}/*/{src,test,scripts}/**/*.test.ts',
            'test/{house,support}/**/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, ...measures],
          testTimeout: 20_000,
          hookTimeout: 20_000,
          ...together,
          ...inTurn(0),
        },
      },
      {
        test: {
          name: 'journey',
          include: ['test/journeys/**/*.test.ts'],
          ...slow,
          ...together,
          ...inTurn(1),
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          ...slow,
          ...together,
          ...inTurn(1),
        },
      },
      {
        test: {
          name: 'measure',
          include: measures,
          ...slow,
          ...alone,
          ...inTurn(2),
        },
      },
      ...long,
    ],
  },
})
