import { Segmented } from 'antd'
import { May } from '../access/may.tsx'
import { useApi, useApiPages } from '../api/use-api.ts'
import { BulletinLine } from '../parts/bulletin-line.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { Nothing, Shown } from '../parts/states.tsx'
import { useAddressState } from '../parts/use-address-state.ts'
import { useSay } from '../text/language.tsx'
import { UploadArea } from './upload-area.tsx'

const states = ['all', 'parsed', 'rejected', 'received'] as const

export function Bulletins() {
  const say = useSay()
  const [state, setState] = useAddressState('state', states)
  const system = useApi('GET /api/system', {})
  const pages = useApiPages('GET /api/bulletins', state === 'all' ? {} : { state })
  const shown = { data: pages.items, error: pages.error, refetch: pages.refetch }
  return (
    <>
      <h1>{say('bulletins')}</h1>
      <May use="POST /api/uploads">
        <UploadArea inbox={system.data?.inbox} />
      </May>
      <Segmented
        className="filter"
        value={state}
        onChange={setState}
        options={states.map((each) => ({ value: each, label: say(each) }))}
      />
      <Shown of={shown}>
        {(items) =>
          items.length === 0 ? (
            <Nothing title={say(state === 'all' ? 'noBulletins' : 'noneInState')}>
              {state === 'all' && <p>{say('bulletinsSoon')}</p>}
            </Nothing>
          ) : (
            <section className="card">
              <ul className="lines">
                {items.map((item) => (
                  <BulletinLine key={item.id} item={item} />
                ))}
              </ul>
              <MoreButton pages={pages} />
            </section>
          )
        }
      </Shown>
    </>
  )
}
