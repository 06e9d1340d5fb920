/** The private link of a feed, in three forms, to be copied. */
import { App, Button, Input, type InputRef, Segmented } from 'antd'
import { useRef, useState } from 'react'
import { useSay } from '../text/language.tsx'

const forms = [
  { value: 'atom', label: 'Atom' },
  { value: 'rss', label: 'RSS' },
  { value: 'json', label: 'JSON' },
] as const

export function FeedLink({ url, title }: { url: string; title: string }) {
  const say = useSay()
  const { message } = App.useApp()
  const [form, setForm] = useState<string>('atom')
  const field = useRef<InputRef>(null)
  const link = url.replace(/\.atom$/, `.${form}`)
  // Without https the clipboard is closed to pages: then the link is selected for a person's own keys.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      void message.success(say('copied'))
    } catch {
      field.current?.select()
      void message.info(say('copyByHand'))
    }
  }
  return (
    <div className="feed-link">
      <Input
        ref={field}
        readOnly
        value={link}
        aria-label={`${say('feedLink')} ${title}`}
        onFocus={({ target }) => target.select()}
      />
      <Segmented
        aria-label={say('feedForm')}
        value={form}
        onChange={setForm}
        options={[...forms]}
      />
      <Button onClick={() => void copy()}>{say('copyLink')}</Button>
    </div>
  )
}
