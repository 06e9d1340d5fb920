/** Where files are dropped. Each shows its progress, then its verdict as the pipeline reaches it. */
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined'
import { type DragEvent, useRef, useState } from 'react'
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
  const [isOver, setIsOver] = useState(false)
  const [chosen, setChosen] = useState<readonly Chosen[]>([])

  const take = (files: FileList | null) => {
    const fresh = [...(files ?? [])].map((file) => {
      chosenSoFar += 1
      return { id: chosenSoFar, file }
    })
    setChosen((before) => [...fresh, ...before])
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <section className="upload">
      <button
        type="button"
        className={isOver ? 'drop-zone over' : 'drop-zone'}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <InboxOutlined className="drop-icon" />
        <span className="drop-title">{say('dropHere')}</span>
        <span className="soft">
          {say('dropHint')} <code>{inbox}</code>
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
