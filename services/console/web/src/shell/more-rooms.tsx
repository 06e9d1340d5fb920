/**
 * The rooms a phone's bar has no place for. Where there is place they stand in the bar itself, and the
 * button is not there at all: for the eye, the keyboard and the screen reader alike.
 */
import EllipsisOutlined from '@ant-design/icons/es/icons/EllipsisOutlined'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useSay } from '../text/language.tsx'

/** A popover of the browser's own: it opens before any script has come, and Escape gives the focus back. */
export function MoreRooms({ isHere, children }: { isHere: boolean; children: ReactNode }) {
  const say = useSay()
  const { key } = useLocation()
  const menu = useRef<HTMLDivElement>(null)
  // Every link followed closes it; one to this same page too.
  useEffect(() => menu.current?.hidePopover(), [key])
  return (
    <>
      <button
        type="button"
        className={isHere ? 'more-button active' : 'more-button'}
        popoverTarget="more-rooms"
        aria-current={isHere ? 'true' : undefined}
      >
        <EllipsisOutlined />
        <span>{say('moreRooms')}</span>
      </button>
      <div ref={menu} id="more-rooms" popover="auto" className="more-rooms">
        {children}
      </div>
    </>
  )
}
