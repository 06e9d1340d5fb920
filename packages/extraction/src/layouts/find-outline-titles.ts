import type { LineIndex } from './line-index.ts'
import type { Mark } from './marks.ts'

export function findOutlineTitles(_index: LineIndex, _start: number): readonly Mark[] {
  return []
}
