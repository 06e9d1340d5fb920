/** What is known of the file and printed in it. */
import type { BulletinDetail } from '@jianbao/schema'
import { useExact } from '../parts/time.tsx'
import { type Say, useLanguage, useSay } from '../text/language.tsx'
import { type Message, messages } from '../text/messages.ts'

export function BulletinFacts({ bulletin }: { bulletin: BulletinDetail }) {
  const say = useSay()
  return (
    <section className="card facts" aria-label={say('information')}>
      <h2>{say('information')}</h2>
      <dl>
        {useFacts(bulletin).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function useFacts(bulletin: BulletinDetail): [label: string, value: string][] {
  const say = useSay()
  const exact = useExact()
  const { language } = useLanguage()
  const join = (...parts: (string | null | undefined | false)[]) =>
    parts.filter(Boolean).join(language === 'zh' ? '，' : ', ')
  const { record, bytes } = bulletin
  const all: [string, string][] = [
    [say('file'), bulletin.name],
    [say('seriesName'), bulletin.series ?? ''],
    [say('publisher'), bulletin.publisher ?? ''],
    [say('editors'), join(...(record?.editors ?? []))],
    [say('reviewers'), join(...(record?.reviewers ?? []))],
    [say('issue'), join(record?.issue, record?.date)],
    [say('contact'), join(record?.email, record?.address)],
    [say('receivedAt'), exact(bulletin.receivedAt)],
    [
      say('format'),
      join(
        bulletin.mediaType && formatOf(bulletin.mediaType, say),
        bulletin.encoding?.toUpperCase(),
        bytes !== null && say('bytesN', { n: bytes.toLocaleString('en') }),
      ),
    ],
    [say('layout'), record ? layoutOf(record.layout, say) : ''],
    [say('runs'), say('runsN', { n: bulletin.run })],
    [say('fileNow'), bulletin.drops.map((drop) => `${drop.place}/${drop.storedPath}`).join('\n')],
  ]
  return all.filter(([, value]) => value !== '')
}

const isMessage = (key: string): key is Message => key in messages

/** What has no name in words keeps the one it has among programs. */
const named = (key: string, say: Say, otherwise: string) => (isMessage(key) ? say(key) : otherwise)
const formatOf = (mediaType: string, say: Say) => named(`format_${mediaType}`, say, mediaType)
const layoutOf = (layout: string, say: Say) => named(`layout_${layout}`, say, layout)
