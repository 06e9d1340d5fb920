/** Writes docs/settings.md and .env.example: `node packages/runtime/scripts/write-settings.ts`. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { environmentExample, settingsPage } from './settings-pages.ts'

const root = join(import.meta.dirname, '../../..')
const page = join(root, 'docs/settings.md')
writeFileSync(page, settingsPage())
// Lays the tables out as the format check wants them.
execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', page], { cwd: root })
writeFileSync(join(root, '.env.example'), environmentExample())
