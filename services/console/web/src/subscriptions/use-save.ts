/** Begins a subscription, or changes one that goes on. */
import type { SubscriptionFilter, SubscriptionItem } from '@jianbao/schema'
import { App } from 'antd'
import { useAct, useApi } from '../api/use-api.ts'
import { useSay } from '../text/language.tsx'
import { type CadenceChoice, toCadence } from './cadence.ts'

export interface Fields extends CadenceChoice {
  readonly name?: string
  readonly address: string
  readonly secret?: string
  readonly keyword?: string
  readonly subscriber?: string
  readonly urgent?: boolean
}

const stale = [
  'GET /api/subscriptions',
  'GET /api/overview',
  'GET /api/subscribers',
  'GET /api/channels',
  'GET /api/feeds',
] as const

export interface Wish {
  readonly filter: SubscriptionFilter
  /** What it is called when nobody says. */
  readonly name: string
}

interface Given {
  readonly edits: SubscriptionItem | undefined
  readonly onDone: () => void
}

export function useSave({ edits, onDone }: Given) {
  const say = useSay()
  const { message, modal } = App.useApp()
  const system = useApi('GET /api/system', {})
  const begin = useAct('POST /api/subscriptions', stale)
  const change = useAct('POST /api/subscriptions/:id/change', [...stale, 'GET /api/audit'])

  const save = (fields: Fields, wish: Wish) => {
    const timeZone = system.data?.timeZone ?? 'Asia/Shanghai'
    const cadence = toCadence(fields, timeZone, edits?.cadence)
    const name = (fields.name?.trim() || wish.name).slice(0, 100)
    const wanted = { name, filter: wish.filter, cadence, urgent: fields.urgent ?? false }
    if (edits) {
      const params = { id: edits.id }
      const onSuccess = () => {
        void message.success(say('changed'))
        onDone()
      }
      change.mutate({ params, body: wanted }, { onSuccess })
      return
    }
    const body = { ...wanted, address: fields.address, ...optional(fields) }
    begin.mutate(
      { body },
      {
        onSuccess: ({ secret, feedUrl }) => {
          void message.success(say('created'))
          const once = secret ?? feedUrl
          if (once) void modal.info({ title: say('keepSecret'), content: once })
          onDone()
        },
      },
    )
  }
  return {
    save,
    isPending: begin.isPending || change.isPending,
    error: begin.error ?? change.error,
  }
}

/** What was left empty is not sent. */
function optional(fields: Fields) {
  const entries = (['subscriber', 'secret', 'keyword'] as const).flatMap((name) => {
    const value = fields[name]?.trim()
    return value ? [[name, value] as const] : []
  })
  return Object.fromEntries(entries)
}
