/** One revision of a story: what an article shows, and what a reader is owed at most once. */
export interface StoryRevision {
  readonly storyId: string
  readonly revision: number
}
