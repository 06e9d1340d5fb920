export { renderMail } from './build-mail.ts'
export { renderChat } from './chat/render-chat.ts'
export { renderCloudEvent } from './cloud-event.ts'
export { reasonChips } from './describe.ts'
export {
  articlesToRender,
  type ClaimedItem,
  type ItemReason,
  ownReasons,
  sharedReasons,
} from './digest-articles.ts'
export type { ArticleToRender, DigestToRender, SharedDigest } from './digest-to-render.ts'
export { dateLine } from './digest-words.ts'
export { Html, html } from './html.ts'
export { cutText } from './lead-of.ts'
export { changeCharsMax, changesShownMax } from './limits.ts'
export { channelOffWords } from './notice/notice-words.ts'
export { type NoticeToRender, type RenderedNotice, renderNotice } from './notice/render-notice.ts'
export { fillPersonalLinks, type PersonalLink } from './personal-links.ts'
export {
  type RenderedDigest,
  renderDigest,
  renderDigestPage,
  renderOwnLines,
  renderShared,
} from './render-digest.ts'
export { type FeedForm, feedForms, renderFeed } from './render-feed.ts'
export { renderMarkdown } from './render-markdown.ts'
