import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settingsSchema } from '../src/settings.ts'
import { environmentExample, settingsPage } from './settings-pages.ts'

const root = join(import.meta.dirname, '../../..')
const how = 'run: node packages/runtime/scripts/write-settings.ts'

test('docs/settings.md and .env.example are current', () => {
  expect(readFileSync(join(root, 'docs/settings.md'), 'utf8'), how).toBe(settingsPage())
  expect(readFileSync(join(root, '.env.example'), 'utf8'), how).toBe(environmentExample())
})

test('every setting says what it does', () => {
  for (const [name, field] of Object.entries(settingsSchema.shape)) {
    expect(field.description, name).toMatch(/\w+\.$/)
  }
})
