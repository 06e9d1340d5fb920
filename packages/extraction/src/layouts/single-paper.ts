import type { LayoutProfile } from './profile.ts'

/** A report, circular or minutes under a masthead with its issue, or with the body and the date. */
export const singlePaper: LayoutProfile = {
  id: 'single-paper',
  leads: ['masthead'],
  titlesMin: 1,
  supports: [],
}
