/** A panel over the page. The browser's own dialog: it keeps the focus inside and closes on Escape. */
import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined'
import { Button, ConfigProvider } from 'antd'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useSay } from '../text/language.tsx'

interface Given {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly wide?: boolean
  readonly children: ReactNode
}

export function SidePanel({ open, title, onClose, wide = false, children }: Given) {
  const say = useSay()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className={wide ? 'panel wide' : 'panel'}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      <div className="card-head">
        <h2 id={titleId}>{title}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={say('close')} onClick={onClose} />
      </div>
      {/* Lists of choices must open inside: whatever is outside lies below a modal dialog. */}
      <ConfigProvider getPopupContainer={() => dialog.current ?? document.body}>
        {open && children}
      </ConfigProvider>
    </dialog>
  )
}
