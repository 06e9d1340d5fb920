#!/usr/bin/env node
/** The `jianbao` command. Compiled code is cached before anything large is loaded, so later starts are quick. */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/jianbao'))

const { runCommand } = await import('./run-command.ts')
await runCommand(process.argv.slice(2))
