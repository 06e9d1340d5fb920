import { runService } from '@jianbao/runtime'
import { createWatcher } from './create-watcher.ts'

await runService(createWatcher)
