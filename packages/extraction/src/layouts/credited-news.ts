import type { LayoutProfile } from './profile.ts'

/** News under unmarked titles, each with the name of the office that sent it at its end. */
export const creditedNews: LayoutProfile = {
  id: 'credited-news',
  leads: ['credit'],
  titlesMin: 2,
  supports: [],
}
