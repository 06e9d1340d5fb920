import { runService } from '@jianbao/runtime'
import { createParser } from './create-parser.ts'

await runService(createParser)
