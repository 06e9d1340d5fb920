import type { LayoutProfile } from './profile.ts'

/** News of several places under unmarked titles. */
export const placeNews: LayoutProfile = {
  id: 'place-news',
  leads: ['place'],
  titlesMin: 3,
  supports: [],
}
