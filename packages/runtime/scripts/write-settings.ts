/** Writes docs/settings.md and .env.example: `node packages/runtime/scripts/write-settings.ts`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { environmentExample, settingsPage } from './settings-pages.ts'

const root = join(import.meta.dirname, '../../..')
writeFileSync(join(root, 'docs/settings.md'), settingsPage())
writeFileSync(join(root, '.env.example'), environmentExample())
