/**
 * Digests as files: one Markdown file each, `home/digests/<folder>/<date>-<time>-<digest>.md`. The
 * name is made of the digest, so writing it twice leaves one file.
 */
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { renderMarkdown } from '@jianbao/rendering'
import type { Clock, Settings } from '@jianbao/runtime'
import { fileFolder, type Topic } from '@jianbao/schema'
import { beginPart, type Db, endPart, freezeParts, type LeasedDelivery } from '@jianbao/store'
import type { Sender } from '../delivery/sender.ts'
import { verdict } from '../delivery/verdict.ts'

interface Tools {
  readonly db: Db
  readonly clock: Clock
  readonly settings: Pick<Settings, 'home' | 'timeZone'>
  readonly topics: readonly Topic[]
}

/** `2026-11-03-0800-0f8fad5b.md`: sorts by time, and no two digests share one. */
function fileName({ slotAt, digestId }: LeasedDelivery, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(slotAt)
  return `${parts.replace(' ', '-').replace(':', '')}-${digestId.slice(0, 8)}.md`
}

/** Written beside its place and moved there: whoever looks finds the whole file or none. */
async function writeWhole(folder: string, name: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const temporary = join(folder, `.${name}.tmp`)
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, join(folder, name))
}

export function fileSender({ db, clock, settings, topics }: Tools): Sender {
  return {
    obstacle: () => null,
    async prepare(lease) {
      // Once more before it becomes a path.
      const folder = fileFolder.parse(lease.envelope.to)
      const make = () => [renderMarkdown(lease.content, topics)]
      const [frozen] = await freezeParts(db, { deliveryId: lease.id, make })
      const bytes = Buffer.from(frozen?.content ?? '')
      const name = fileName(lease, settings.timeZone)
      const part = { deliveryId: lease.id, part: 1 }
      await beginPart(db, { ...part, sent: bytes, at: clock.now() })
      return async () => {
        const answer = `digests/${folder}/${name}`
        try {
          await writeWhole(join(settings.home, 'digests', folder), name, bytes)
        } catch (error) {
          const { code = String(error) } = error as NodeJS.ErrnoException
          const why = `写不进 ${answer}（${code}）；请检查目录权限和磁盘空间。`
          await endPart(db, { ...part, state: 'waiting', answer: why })
          return verdict('deferred', why, { alarm: true })
        }
        await endPart(db, { ...part, state: 'accepted', answer })
        return verdict('accepted', answer)
      }
    },
  }
}
