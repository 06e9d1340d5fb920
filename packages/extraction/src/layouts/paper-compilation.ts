import type { LayoutProfile } from './profile.ts'

/** Official papers one after another, each with its 文号 under the title. */
export const paperCompilation: LayoutProfile = {
  id: 'paper-compilation',
  leads: ['document-number'],
  titlesMin: 2,
  supports: [],
}
