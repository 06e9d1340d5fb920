import type { LayoutProfile } from './profile.ts'

/** Long reports one after another: a cover, 目录, and for each a title, 摘要 and numbered chapters. */
export const caseCompilation: LayoutProfile = {
  id: 'case-compilation',
  leads: ['contents', 'abstract'],
  titlesMin: 2,
  supports: [],
}
