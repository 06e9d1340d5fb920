import { defineConfig } from 'vitest/config'

/** Journeys start whole systems and measure time: on two cores they run one after another, by themselves. */
const slow = { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false }
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
          testTimeout: 20_000,
          hookTimeout: 20_000,
          // One fewer than cores is the default, and leaves one of two idle.
          maxWorkers: 2,
          ...inTurn(0),
        },
      },
      {
        test: {
          name: 'journey',
          include: ['test/journeys/**/*.test.ts'],
          ...slow,
          ...inTurn(1),
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          ...slow,
          ...inTurn(2),
        },
      },
      ...long,
    ],
  },
})
