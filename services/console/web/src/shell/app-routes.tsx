/** Which page stands under which address. Each page is loaded when it is first opened. */
import { lazy, Suspense } from 'react'
import { BrowserRouter, Route, Routes } from 'react-router'
import { NotFound } from '../parts/not-found.tsx'
import { Loading } from '../parts/states.tsx'
import { Frame } from './frame.tsx'
import { PageBoundary } from './page-boundary.tsx'

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
const Operations = lazy(async () => ({
  default: (await import('../operations/operations.tsx')).Operations,
}))

export function AppRoutes() {
  return (
    <BrowserRouter>
      <Frame>
        <PageBoundary>
          <Suspense fallback={<Loading />}>
            <Routes>
              <Route path="/" element={<Overview />} />
              <Route path="/bulletins" element={<Bulletins />} />
              <Route path="/bulletins/:id" element={<BulletinPage />} />
              <Route path="/bulletins/:id/:ordinal" element={<BulletinPage />} />
              <Route path="/search" element={<SearchPage />} />
              <Route path="/subscriptions" element={<Subscriptions />} />
              <Route path="/mailbox" element={<MailboxPage />} />
              <Route path="/mailbox/:name" element={<MailboxPage />} />
              <Route path="/deliveries" element={<Deliveries />} />
              <Route path="/operations" element={<Operations />} />
              <Route path="*" element={<NotFound />} />
            </Routes>
          </Suspense>
        </PageBoundary>
      </Frame>
    </BrowserRouter>
  )
}
