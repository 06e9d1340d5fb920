import type { LayoutProfile } from './profile.ts'

/** Any other bulletin that parts itself by headings of one rank. */
export const outline: LayoutProfile = {
  id: 'outline',
  leads: ['outline'],
  titlesMin: 2,
  supports: ['label-bar'],
}
