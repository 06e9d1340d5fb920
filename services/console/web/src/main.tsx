import IconContext from '@ant-design/icons/es/components/Context'
import { hydrate } from '@tanstack/react-query'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { newQueryClient } from './api/query-client.ts'
import { App } from './shell/app.tsx'
import { type FirstView, firstViewId } from './shell/first-view.ts'
import { styleNonce } from './shell/style-nonce.ts'

/** Takes the server's picture over, or makes the page where there is none. `onShown`: once it stands there. */
export function takeOver(onShown: () => void): void {
  const root = document.getElementById('root')
  const sent = document.getElementById(firstViewId)?.textContent
  if (!root || !sent) throw new Error('This is not a page of the console.')
  // Our own server's words.
  const { answers, ...circumstances } = JSON.parse(sent) as FirstView
  const client = newQueryClient({ isPatient: true })
  const app = (
    <BrowserRouter>
      <IconContext value={{ csp: { nonce: styleNonce } }}>
        <App
          circumstances={circumstances}
          client={client}
          takesOver={Boolean(answers)}
          onShown={onShown}
        />
      </IconContext>
    </BrowserRouter>
  )
  if (answers) {
    hydrate(client, answers)
    hydrateRoot(root, app)
  } else {
    createRoot(root).render(app)
  }
}
