/** The real embedded SMTP server on a folder of a test's own. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startMailbox } from '@jianbao/embedded'
import PostalMime, { type Email } from 'postal-mime'
import { eventually } from './eventually.ts'
import { aFolder } from './temporary-folder.ts'

export interface KeptMail {
  readonly file: string
  /** The bytes as they arrived. */
  readonly raw: Buffer
  readonly mail: Email
}

export interface TestMailbox extends AsyncDisposable {
  /** For `SMTP_URL`. */
  readonly url: string
  /** Every mail so far, in order of arrival. */
  mails(): Promise<KeptMail[]>
  /** Waits until there are at least `count`. */
  waitFor(count: number, ms?: number): Promise<KeptMail[]>
}

export async function aMailbox(): Promise<TestMailbox> {
  const folder = aFolder()
  const mailbox = await startMailbox(folder.path)
  return {
    url: mailbox.url,
    mails: () => readMails(folder.path),
    waitFor: (count, ms) => waitForMails(folder.path, count, ms),
    [Symbol.asyncDispose]: async () => {
      await mailbox.stop()
      folder[Symbol.dispose]()
    },
  }
}

/** Reads a mailbox folder, `home/mailbox` too. */
export async function readMails(folder: string): Promise<KeptMail[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.eml'))
  const read = files.sort().map(async (file) => {
    const raw = readFileSync(join(folder, file))
    return { file, raw, mail: await PostalMime.parse(raw) }
  })
  return Promise.all(read)
}

export async function waitForMails(
  folder: string,
  count: number,
  ms = 10_000,
): Promise<KeptMail[]> {
  const enough = async () => {
    const mails = await readMails(folder)
    return mails.length >= count && mails
  }
  return eventually(`${count} mails in ${folder}`, enough, ms)
}
