import { runService } from '@jianbao/runtime'
import { createNotifier } from './create-notifier.ts'

await runService(createNotifier)
