/** Which page stands under which address. Each page is loaded when it is first opened. */
import { lazy, Suspense, useEffect } from 'react'
import { Route, Routes } from 'react-router'
import { NotFound } from '../parts/not-found.tsx'
import { Loading } from '../parts/states.tsx'
import { Frame } from './frame.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { ThemedPages } from './themed.tsx'

const Overview = lazy(async () => ({
  default: (await import('../overview/overview.tsx')).Overview,
}))
const Bulletins = lazy(async () => ({
  default: (await import('../bulletins/bulletins.tsx')).Bulletins,
}))
const BulletinPage = lazy(async () => ({
  default: (await import('../article/bulletin-page.tsx')).BulletinPage,
}))
const SearchPage = lazy(async () => ({
  default: (await import('../search/search-page.tsx')).SearchPage,
}))
const Subscriptions = lazy(async () => ({
  default: (await import('../subscriptions/subscriptions.tsx')).Subscriptions,
}))
const MailboxPage = lazy(async () => ({
  default: (await import('../mailbox/mailbox-page.tsx')).MailboxPage,
}))
const Deliveries = lazy(async () => ({
  default: (await import('../deliveries/deliveries.tsx')).Deliveries,
}))
const AccountsPage = lazy(async () => ({
  default: (await import('../access/accounts-page.tsx')).AccountsPage,
}))
const Operations = lazy(async () => ({
  default: (await import('../operations/operations.tsx')).Operations,
}))
const Documents = lazy(async () => ({
  default: (await import('../reference/documents.tsx')).Documents,
}))
const DocumentPage = lazy(async () => ({
  default: (await import('../reference/document-page.tsx')).DocumentPage,
}))
const Amounts = lazy(async () => ({
  default: (await import('../reference/amounts.tsx')).Amounts,
}))
const Regions = lazy(async () => ({
  default: (await import('../reference/regions.tsx')).Regions,
}))
const Subscribers = lazy(async () => ({
  default: (await import('../readers/subscribers.tsx')).Subscribers,
}))
const Channels = lazy(async () => ({
  default: (await import('../channels/channels.tsx')).Channels,
}))
const Feeds = lazy(async () => ({
  default: (await import('../feeds/feeds.tsx')).Feeds,
}))
const Audit = lazy(async () => ({
  default: (await import('../readers/audit.tsx')).Audit,
}))
const AlarmsPage = lazy(async () => ({
  default: (await import('../alarms/alarms-page.tsx')).AlarmsPage,
}))

/** `onShown`: when the page that is open stands there for the first time. */
export function AppRoutes({ onShown }: { onShown: () => void }) {
  return (
    <Frame>
      <PageBoundary>
        <Suspense fallback={<Loading />}>
          <Routes>
            <Route path="/" element={<Overview />} />
            <Route path="/bulletins/:id" element={<BulletinPage />} />
            <Route path="/bulletins/:id/:ordinal" element={<BulletinPage />} />
            <Route path="/search" element={<SearchPage />} />
            <Route element={<ThemedPages />}>
              <Route path="/bulletins" element={<Bulletins />} />
              <Route path="/subscriptions" element={<Subscriptions />} />
              <Route path="/mailbox" element={<MailboxPage />} />
              <Route path="/mailbox/:name" element={<MailboxPage />} />
              <Route path="/deliveries" element={<Deliveries />} />
              <Route path="/operations" element={<Operations />} />
              <Route path="/documents" element={<Documents />} />
              <Route path="/documents/:key" element={<DocumentPage />} />
              <Route path="/amounts" element={<Amounts />} />
              <Route path="/regions" element={<Regions />} />
              <Route path="/subscribers" element={<Subscribers />} />
              <Route path="/channels" element={<Channels />} />
              <Route path="/feeds" element={<Feeds />} />
              <Route path="/audit" element={<Audit />} />
              <Route path="/alarms" element={<AlarmsPage />} />
              <Route path="/accounts" element={<AccountsPage />} />
            </Route>
            <Route path="*" element={<NotFound />} />
          </Routes>
          <Afterwards run={onShown} />
        </Suspense>
      </PageBoundary>
    </Frame>
  )
}

/** Runs when what stands beside it is shown. */
function Afterwards({ run }: { run: () => void }) {
  useEffect(run, [run])
  return null
}
