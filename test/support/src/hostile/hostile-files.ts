import { damagedFiles } from './damaged-files.ts'
import { disguisedFiles } from './disguised-files.ts'
import { entityBombs } from './entity-bombs.ts'
import type { HostileFile } from './hostile-file.ts'
import { deepNesting, hardTexts, longTexts } from './nested-files.ts'
import { zipBombs } from './zip-bombs.ts'

/** The corpus: more than two hundred files that were made to hurt. The same on every machine. */
export const hostileFiles = (): HostileFile[] => [
  ...disguisedFiles(),
  ...damagedFiles(),
  ...zipBombs(),
  ...entityBombs(),
  ...deepNesting(),
  ...hardTexts(),
  ...longTexts(),
]
