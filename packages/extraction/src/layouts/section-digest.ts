import type { LayoutProfile } from './profile.ts'

/** Short news under section names: `label | title`, contents often without a heading, an imprint. */
export const sectionDigest: LayoutProfile = {
  id: 'section-digest',
  leads: ['label-bar'],
  titlesMin: 2,
  supports: ['contents'],
}
