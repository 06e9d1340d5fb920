/** The folders of a home that the watcher owns. Everything but the inbox is on the home's file system. */
import { mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'

export interface Folders {
  /** Resolved: the inbox itself may be a link to a shared drive. */
  readonly inbox: string
  readonly processing: string
  readonly processed: string
  readonly rejected: string
}

/** Makes what is missing. Throws where the home cannot be written. */
export async function openFolders(home: string): Promise<Folders> {
  const at = (name: string) => join(home, name)
  const names = ['inbox', 'processing', 'processed', 'rejected']
  await Promise.all(names.map((name) => mkdir(at(name), { recursive: true })))
  return {
    inbox: await realpath(at('inbox')),
    processing: at('processing'),
    processed: at('processed'),
    rejected: at('rejected'),
  }
}
