/** What a notice says and where its link leads. */
import { namedDivision } from '@jianbao/extraction'
import { channelOffWords, renderNotice } from '@jianbao/rendering'
import {
  describeCadence,
  describeFilter,
  type Locale,
  locale,
  type NoticeKind,
  type Topic,
} from '@jianbao/schema'
import { type Db, type LeasedNotice, readLinkKey, signLink } from '@jianbao/store'
import { buildNoticeMail } from './build-notice-mail.ts'

const regionName = (code: string) => namedDivision(code)?.name ?? code

function linesOf(notice: LeasedNotice, topics: readonly Topic[]): string[] {
  const { request, channel, locale: language } = notice
  if (channel) {
    const { kind, address, reason } = channel
    const words = channelOffWords[locale.catch('zh-CN').parse(language)]
    return [`${kind}:${address}`, ...(reason ? [words[reason]] : [])]
  }
  if (request === null) return []
  const { name, filter, cadence } = request
  const described = describeFilter(filter, {
    regionName,
    topics,
    language: language === 'en' ? 'en' : 'zh',
  })
  const when = describeCadence(cadence, { locale: locale.catch('zh-CN').parse(language) })
  return [name, ...(described === name ? [] : [described]), when]
}

/** The page the button opens. It shows on GET and acts on POST, like every page behind a mail's link. */
async function urlOf(db: Db, notice: LeasedNotice): Promise<string> {
  const { envelope, kind, confirmationId } = notice
  const key = await readLinkKey(db, envelope.linkKeyVersion)
  if (!key) throw new Error(`Link key ${envelope.linkKeyVersion} is gone.`)
  const link = (page: string, token: string) => `${envelope.publicUrl}/${page}/${token}`
  const asksAgreement: readonly NoticeKind[] = ['confirm-sign-up', 'confirm-address']
  if (asksAgreement.includes(kind) && confirmationId !== null) {
    return link('confirm', signLink(key, { purpose: 'confirm', subject: confirmationId }))
  }
  return link('manage', signLink(key, { purpose: 'manage-notice', subject: notice.id }))
}

const hourMs = 60 * 60_000

/** The same bytes for every attempt with the same envelope. */
export async function noticeMailOf(
  db: Db,
  notice: LeasedNotice,
  topics: readonly Topic[],
): Promise<Buffer> {
  const language: Locale = locale.catch('zh-CN').parse(notice.locale)
  const rendered = renderNotice({
    kind: notice.kind,
    locale: language,
    url: await urlOf(db, notice),
    lastsHours: Math.round((notice.expiresAt.getTime() - notice.createdAt.getTime()) / hourMs),
    lines: linesOf(notice, topics),
  })
  const { id: noticeId, createdAt: date, envelope } = notice
  return await buildNoticeMail({ noticeId, date, envelope, ...rendered })
}
