/** Copies the article as a citation, with what is selected quoted before it. */
import CopyOutlined from '@ant-design/icons/es/icons/CopyOutlined'
import type { ArticleDetail } from '@jianbao/schema'
import { useEffect, useRef, useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { useSay } from '../text/language.tsx'
import { citeArticle } from './cite-article.ts'

export function CopyCitation({ detail }: { detail: ArticleDetail }) {
  const say = useSay()
  const system = useApi('GET /api/system', {})
  const [cited, setCited] = useState<{ text: string; isCopied: boolean }>()
  const copy = async () => {
    const origin = (system.data?.publicUrl ?? window.location.origin).replace(/\/$/, '')
    const selected = String(window.getSelection() ?? '')
    const text = citeArticle({ detail, origin, on: new Date(), selected })
    // Refused where the page is not trusted with the clipboard: then a person copies what is shown.
    const isCopied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    setCited({ text, isCopied })
  }
  return (
    <div className="cite">
      <button type="button" className="quiet bordered" onClick={() => void copy()}>
        <CopyOutlined aria-hidden="true" /> {say('cite')}
      </button>
      {cited && <Cited {...cited} />}
    </div>
  )
}

function Cited({ text, isCopied }: { text: string; isCopied: boolean }) {
  const say = useSay()
  const shown = useRef<HTMLQuoteElement>(null)
  useEffect(() => {
    if (!isCopied && shown.current && text) window.getSelection()?.selectAllChildren(shown.current)
  }, [isCopied, text])
  return (
    <div className="cited">
      <p role="status" className="soft">
        {say(isCopied ? 'cited' : 'citeByHand')}
      </p>
      <blockquote ref={shown}>{text}</blockquote>
    </div>
  )
}
