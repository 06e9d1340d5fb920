/** Abstract, headings and paragraphs. A diagnostic stands beside the block it speaks of, its words underlined. */
import type { ArticleDetail, Block, Diagnostic } from '@jianbao/schema'
import { useMemo } from 'react'
import { useSay } from '../text/language.tsx'
import { DiagnosticNote } from './diagnostic-note.tsx'
import { type Doubt, MarkedText } from './marked-text.tsx'
import type { AnyMention, MentionKind } from './mention-kinds.ts'

interface Given {
  readonly detail: ArticleDetail
  readonly mentions: readonly AnyMention[]
  readonly shown: ReadonlySet<MentionKind>
}

export function ArticleBody({ detail, mentions, shown }: Given) {
  const say = useSay()
  const { article, diagnostics } = detail
  const doubts = useMemo(() => diagnostics.flatMap(doubtOf), [diagnostics])
  const marks = { mentions, shown, doubts }
  const firstStart = article.blocks[0]?.start ?? Number.MAX_SAFE_INTEGER
  const above = diagnostics.filter((each) => (each.start ?? 0) < firstStart)
  return (
    <div className="prose" lang="zh-CN">
      <Notes diagnostics={above} />
      {article.abstract !== null && article.abstractStart !== null && (
        <div className="abstract" data-from={article.abstractStart}>
          <h2>{say('abstract')}</h2>
          <p>
            <MarkedText text={article.abstract} start={article.abstractStart} {...marks} />
          </p>
        </div>
      )}
      {article.blocks.map((block, index) => {
        const until = article.blocks[index + 1]?.start ?? Number.MAX_SAFE_INTEGER
        const speaking = diagnostics.filter(
          ({ start }) => start !== null && start >= block.start && start < until,
        )
        return (
          <div key={block.start} className="block" data-from={block.start}>
            <BlockText block={block} {...marks} />
            <Notes diagnostics={speaking} />
          </div>
        )
      })}
    </div>
  )
}

type TextGiven = Omit<Given, 'detail'> & { readonly doubts: readonly Doubt[] }

function BlockText({ block, ...marks }: { block: Block } & TextGiven) {
  const text = <MarkedText text={block.text} start={block.start} {...marks} />
  if (block.kind === 'paragraph') return <p>{text}</p>
  const Heading = block.level > 1 ? 'h3' : 'h2'
  return (
    <Heading>
      {block.marker && <span className="marker">{block.marker}</span>}
      {text}
    </Heading>
  )
}

const doubtOf = ({ start, end }: Diagnostic): Doubt[] =>
  start === null || end === null ? [] : [{ start, end }]

function Notes({ diagnostics }: { diagnostics: readonly Diagnostic[] }) {
  if (diagnostics.length === 0) return null
  return (
    <div className="beside">
      {diagnostics.map((each) => (
        <DiagnosticNote key={`${each.code} ${each.start} ${each.message}`} diagnostic={each} />
      ))}
    </div>
  )
}
