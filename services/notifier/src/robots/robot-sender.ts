/**
 * Digests into a group chat, in as many messages as they need. Each part is frozen, sent in order
 * and written down by itself: a retry goes on at the part that failed, and a part of which nobody can
 * say whether the group saw it waits for a person.
 */
import { renderChat } from '@jianbao/rendering'
import type { Clock } from '@jianbao/runtime'
import type { RobotKind, Topic } from '@jianbao/schema'
import {
  beginPart,
  type Db,
  type DeliveryPart,
  endPart,
  freezeParts,
  type LeasedDelivery,
  takeTurn,
} from '@jianbao/store'
import type { Sender, UrlOf } from '../delivery/sender.ts'
import { type Verdict, verdict } from '../delivery/verdict.ts'
import type { HttpDoor } from '../http/http-door.ts'
import { dingtalk } from './dingtalk.ts'
import { feishu } from './feishu.ts'
import { judgeRobot } from './judge-answer.ts'
import type { Robot } from './robot.ts'
import { wecom } from './wecom.ts'

const robots: Record<RobotKind, Robot> = { feishu, dingtalk, wecom }

interface Tools {
  readonly db: Db
  readonly clock: Clock
  readonly door: HttpDoor
  readonly topics: readonly Topic[]
}

function messagesOf(
  kind: RobotKind,
  lease: LeasedDelivery,
  urlOf: UrlOf,
  topics: readonly Topic[],
) {
  const { content, config } = lease
  const messages = renderChat(kind, {
    content,
    topics,
    pageUrl: urlOf({ kind: 'digest-page' }),
    unsubscribeUrl: urlOf({ kind: 'unsubscribe-digest' }),
    keyword: config.keyword,
  })
  return messages.map((message) => JSON.stringify(message))
}

const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Jianbao' }

async function sendPart(
  { db, clock, door }: Tools,
  robot: Robot,
  lease: LeasedDelivery,
  { part, content }: DeliveryPart,
): Promise<Verdict> {
  const at = clock.now()
  const turn = await takeTurn(db, { channelId: lease.channelId, at, paces: robot.paces })
  if (turn) {
    const retryAfterMs = turn.getTime() - at.getTime()
    return verdict('deferred', `已到${robot.name}每分钟的上限，稍后继续。`, { retryAfterMs })
  }
  const { url, body } = robot.request(content, lease.config, at)
  const given = { deliveryId: lease.id, part }
  await beginPart(db, { ...given, sent: body, at })
  const said = judgeRobot(await door.post({ url, headers, body }), robot, clock.now())
  const states = {
    accepted: 'accepted',
    ambiguous: 'sending',
    deferred: 'waiting',
    failed: 'waiting',
  } as const
  await endPart(db, { ...given, state: states[said.kind], answer: said.answer })
  return said
}

/** In order, until one is not accepted. */
async function sendParts(
  tools: Tools,
  robot: Robot,
  lease: LeasedDelivery,
  parts: readonly DeliveryPart[],
): Promise<Verdict> {
  let said = verdict('accepted', '各部分都已送达。')
  for (const part of parts) {
    if (part.state === 'accepted') continue
    said = await sendPart(tools, robot, lease, part)
    if (said.kind !== 'accepted') {
      const where = parts.length > 1 ? `第 ${part.part}/${parts.length} 部分：` : ''
      return { ...said, answer: `${where}${said.answer}` }
    }
  }
  return said
}

export function robotSender(kind: RobotKind, tools: Tools): Sender {
  const robot = robots[kind]
  return {
    obstacle: () => null,
    async prepare(lease, urlOf) {
      if (lease.config.url === undefined) throw new Error('A robot without a url.')
      const make = () => messagesOf(kind, lease, urlOf, tools.topics)
      const parts = await freezeParts(tools.db, { deliveryId: lease.id, make })
      return () => sendParts(tools, robot, lease, parts)
    },
  }
}
