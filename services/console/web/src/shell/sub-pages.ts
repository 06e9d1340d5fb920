/** Which pages stand together in a room. */
import type { SubPage } from '../parts/sub-nav.tsx'

export const followPages: readonly SubPage[] = [
  { to: '/subscriptions', label: 'subscriptions' },
  { to: '/subscribers', label: 'subscribers', use: 'GET /api/subscribers' },
  { to: '/channels', label: 'channels' },
  { to: '/feeds', label: 'feeds', use: 'GET /api/feeds' },
  { to: '/audit', label: 'audit', use: 'GET /api/audit' },
]

export const referencePages: readonly SubPage[] = [
  { to: '/documents', label: 'documents' },
  { to: '/amounts', label: 'amountsTable' },
  { to: '/regions', label: 'provinces' },
]

export const operatePages: readonly SubPage[] = [
  { to: '/operations', label: 'queues' },
  { to: '/alarms', label: 'alarmsPage' },
  { to: '/accounts', label: 'accounts', use: 'GET /api/accounts' },
]
