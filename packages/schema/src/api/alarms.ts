/** What is broken, for those who operate it. */
import { z } from 'zod'
import { actorKind } from '../access.ts'
import { alarmDetail } from '../alarm.ts'
import { instant, pageQuery, sentence } from './common.ts'

export const alarmItem = z.object({
  id: z.uuid(),
  detail: alarmDetail,
  /** The subscription or the address it is about. */
  name: z.string().nullable(),
  sentence,
  /** The first sign of it. */
  since: instant,
  openedAt: instant,
  /** Somebody has seen it. It closes by itself all the same. */
  acknowledgedAt: instant.nullable(),
  /** The name of the account or token that did; null for the owner of the machine and at a terminal. */
  actor: z.string().nullable(),
  actorKind: actorKind.nullable(),
  closedAt: instant.nullable(),
})

export const alarmQuery = pageQuery.extend({ state: z.enum(['open', 'all']).default('open') })

export type AlarmItem = z.infer<typeof alarmItem>
