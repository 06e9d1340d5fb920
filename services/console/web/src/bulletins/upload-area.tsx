/** Where files are dropped. Each shows its progress, then its verdict as the pipeline reaches it. */
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSay } from '../text/language.tsx'
import { UploadLine } from './upload-line.tsx'

interface Chosen {
  readonly id: number
  readonly file: File
}

let chosenSoFar = 0

export function UploadArea({ inbox }: { inbox: string | undefined }) {
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const take = useCallback((files: FileList | null) => {
    const fresh = [...(files ?? [])].map((file) => {
      chosenSoFar += 1
      return { id: chosenSoFar, file }
    })
    setChosen((before) => [...fresh, ...before])
  }, [])
  const isOver = useDropAnywhere(take)
  return (
    <section className="upload" aria-label={say('uploadFiles')}>
      <button
        type="button"
        className={isOver ? 'drop-zone over' : 'drop-zone'}
        onClick={() => input.current?.click()}
      >
        <InboxOutlined className="drop-icon" />
        <span className="drop-title">{say(isOver ? 'letGo' : 'dropHere')}</span>
        <span className="soft">
          {say('dropHint')}
          {inbox !== undefined && (
            <>
              <br />
              {say('dropFolder')} <code>{inbox}</code>
            </>
          )}
        </span>
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="upload-input"
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      {chosen.length > 0 && (
        <ul className="lines card" aria-live="polite">
          {chosen.map(({ id, file }) => (
            <UploadLine
              key={id}
              file={file}
              onDismiss={() => setChosen((all) => all.filter((each) => each.id !== id))}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

/** Files may be let go anywhere on the page: missing the field must not open the file instead. */
function useDropAnywhere(take: (files: FileList | null) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setIsOver(false)
      take(event.dataTransfer.files)
    }
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [take])
  return isOver
}
