import type { AlarmDetail } from './alarm.ts'
import type { Sentence } from './api/common.ts'
import { channelKind } from './channel.ts'
import { channelNames } from './channel-names.ts'
import { counted } from './fill-words.ts'

const answered = (answer: string | null) =>
  answer ? { zh: `最近的答复：${answer}`, en: `Latest answer: ${answer}` } : { zh: '', en: '' }

/** Kept alarms may name a kind that is no more. */
function named(channel: string): Sentence {
  const { data: kind } = channelKind.safeParse(channel)
  return kind ? channelNames[kind] : { zh: channel, en: channel }
}

/** One sentence that says what is broken and what to look at. `name` is of the subscription or address. */
export function describeAlarm(detail: AlarmDetail, name: string | null): Sentence {
  if (detail.kind === 'series-silent') {
    const { series, gapDays, silentDays } = detail
    return {
      zh: `“${series}”已有 ${silentDays} 个工作日没有新的一期，平常每 ${gapDays} 个工作日一期。请看看文件是否还放进收件箱。`,
      en: `“${series}” has not appeared for ${counted(silentDays, 'working day')}; it usually comes every ${gapDays}. See whether files still reach the inbox.`,
    }
  }
  if (detail.kind === 'subscription-silent') {
    const { articles } = detail
    return {
      zh: `订阅“${name ?? ''}”从未匹配到文章，期间入库 ${articles >= 1_000 ? '1000 篇以上' : `${articles} 篇`}。请检查条件是否过窄或有误。`,
      en: `The subscription “${name ?? ''}” has met none of ${articles >= 1_000 ? '1,000 or more articles' : counted(articles, 'article')}. See whether it asks too much.`,
    }
  }
  const { zh, en } = answered(detail.answer)
  const channel = named(detail.channel)
  if (detail.kind === 'channel-failing') {
    return {
      zh: `发往${channel.zh} ${name ?? ''} 的推送送不出去。${zh}`,
      en: `Nothing arrives at ${channel.en} ${name ?? ''}. ${en}`.trim(),
    }
  }
  return {
    zh: `${channel.zh}渠道几乎都送不出去（${detail.channels} 个）。请检查服务器和设置。${zh}`,
    en: `Nearly all ${channel.en} channels fail (${detail.channels}). Check the server and the settings. ${en}`.trim(),
  }
}
