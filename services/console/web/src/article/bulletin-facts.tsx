/** What is known of the file and printed in it. */
import type { BulletinDetail } from '@jianbao/schema'
import { useExact } from '../parts/time.tsx'
import { useLanguage, useSay } from '../text/language.tsx'

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
  const join = (...parts: (string | null | undefined)[]) =>
    parts.filter(Boolean).join(language === 'zh' ? '，' : ', ')
  const { record } = bulletin
  const size = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en').format(bulletin.bytes ?? 0)
  const all: [string, string][] = [
    [say('file'), bulletin.name],
    [say('seriesName'), bulletin.series ?? ''],
    [say('publisher'), bulletin.publisher ?? ''],
    [say('editors'), join(...(record?.editors ?? []))],
    [say('reviewers'), join(...(record?.reviewers ?? []))],
    [say('issue'), join(record?.issue, record?.date)],
    [say('contact'), join(record?.email, record?.address)],
    [say('receivedAt'), exact(bulletin.receivedAt)],
    [say('format'), join(bulletin.mediaType, bulletin.encoding, `${size} B`)],
    [say('layout'), record?.layout ?? ''],
    [say('runs'), say('runsN', { n: bulletin.run })],
    [say('fileNow'), bulletin.drops.map((drop) => `${drop.place}/${drop.storedPath}`).join('\n')],
  ]
  return all.filter(([, value]) => value !== '')
}
