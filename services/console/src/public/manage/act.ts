/** The buttons of the manage page. Each returns what is then said. */
import { locale, mailAddress } from '@jianbao/schema'
import {
  askManageLink,
  askNewAddress,
  changeLocale,
  endSubscription,
  pauseSubscription,
  resumeSubscription,
  voidLinks,
} from '@jianbao/store'
import { z } from 'zod'
import { pauseEnd } from '../../pause-end.ts'
import type { PublicDeps } from '../public-deps.ts'
import type { ManageView } from './manage-pages.ts'
import type { Said } from './manage-words.ts'

export const manageForm = z.object({
  action: z.enum(['end', 'resume', 'pause', 'unpause', 'address', 'void', 'renew', 'language']),
  subscription: z.uuid().optional(),
  until: z.string().max(20).optional(),
  address: z.string().trim().max(300).optional(),
  locale: locale.optional(),
})

type Form = z.infer<typeof manageForm>

interface Acting {
  readonly deps: PublicDeps
  readonly view: ManageView
  readonly network: string
}

function theirs({ view }: Acting, { subscription }: Form): string | undefined {
  return view.reader.subscriptions.find(({ id }) => id === subscription)?.id
}

async function pauseAll({ deps, view, network }: Acting, until: Date | null): Promise<void> {
  const at = deps.clock.now()
  for (const { id, state } of view.reader.subscriptions) {
    if (state !== 'active') continue
    await pauseSubscription(deps.db, {
      subscriptionId: id,
      until,
      at,
      origin: 'manage-link',
      network,
    })
  }
}

const acts: Record<Form['action'], (acting: Acting, form: Form) => Promise<Said>> = {
  async end(acting, form) {
    const subscriptionId = theirs(acting, form)
    if (!subscriptionId) return 'gone'
    const act = { at: acting.deps.clock.now(), origin: 'manage-link', network: acting.network }
    await endSubscription(acting.deps.db, { subscriptionId, ...act })
    return 'ended'
  },
  async resume(acting, form) {
    const subscriptionId = theirs(acting, form)
    if (!subscriptionId) return 'gone'
    const act = { at: acting.deps.clock.now(), origin: 'manage-link', network: acting.network }
    await resumeSubscription(acting.deps.db, { subscriptionId, ...act })
    return 'resumed'
  },
  async pause(acting, { until = '' }) {
    const { view, deps } = acting
    const end = pauseEnd(until, view.timeZone, deps.clock.now())
    if (!end) return 'wrong-date'
    await pauseAll(acting, end)
    return 'paused'
  },
  async unpause(acting) {
    await pauseAll(acting, null)
    return 'unpaused'
  },
  async address({ deps, view, network }, form) {
    const address = mailAddress.safeParse(form.address)
    if (view.access.rights !== 'all') return 'gone'
    if (!address.success) return 'wrong-address'
    const { channelId, subscriberId } = view.access
    const asking = { address: address.data, locale: view.locale, at: deps.clock.now(), network }
    deps.sendSoon(await askNewAddress(deps.db, { ...asking, channelId, subscriberId }))
    return 'asked'
  },
  async void({ deps, view, network }) {
    if (view.access.rights !== 'all') return 'gone'
    const { subscriberId } = view.access
    const act = { at: deps.clock.now(), origin: 'manage-link', network }
    await voidLinks(deps.db, { subscriberId, ...act })
    return 'voided'
  },
  async language({ deps, view, network }, form) {
    if (!form.locale) return 'gone'
    const { subscriberId } = view.access
    const act = { at: deps.clock.now(), origin: 'manage-link', network }
    await changeLocale(deps.db, { subscriberId, locale: form.locale, ...act })
    return 'changed'
  },
  async renew({ deps, view }) {
    return await renew(deps, view)
  },
}

/** A new link goes to where the reader reads, never to who asks. */
export async function renew(
  { db, clock, sendSoon }: PublicDeps,
  { access, locale }: Pick<ManageView, 'access' | 'locale'>,
): Promise<Said> {
  sendSoon(await askManageLink(db, { address: access.address, locale, at: clock.now() }))
  return 'asked'
}

export const act = (acting: Acting, form: Form): Promise<Said> => acts[form.action](acting, form)
