/** The home folder and its rooms. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UserError } from '@jianbao/runtime'
import { databaseUser } from './database-user.ts'

export interface Home {
  readonly root: string
  readonly inbox: string
  readonly mailbox: string
  readonly postgres: string
  readonly redis: string
  /** The console's standing token, mode 0600. */
  readonly consoleToken: string
  /** Present from before the first cluster is made until the samples lie in the inbox. */
  readonly samplesOwed: string
}

export function homeOf(root: string): Home {
  return {
    root,
    inbox: join(root, 'inbox'),
    mailbox: join(root, 'mailbox'),
    postgres: join(root, 'postgres'),
    redis: join(root, 'redis'),
    consoleToken: join(root, 'console.token'),
    samplesOwed: join(root, 'samples.owed'),
  }
}

const rooms = ['inbox', 'processing', 'processed', 'rejected', 'mailbox', 'blobs']

/**
 * Makes the home and its rooms where they are missing, and tries whether it can be written. Mails
 * hold readers' links, so what is made is for its owner alone. What exists keeps its mode: whoever
 * shares the inbox opens the way to it.
 *
 * @throws UserError in one sentence when it cannot.
 */
export function prepareHome(root: string): Home {
  const home = homeOf(root)
  try {
    mkdirSync(dirname(root), { recursive: true })
    mkdirSync(root, { recursive: true, mode: homeMode() })
    mkdirSync(home.mailbox, { recursive: true, mode: 0o700 })
    for (const room of rooms) mkdirSync(join(root, room), { recursive: true })
    for (const folder of [root, ...rooms.map((room) => join(root, room))]) tryWriting(folder)
    return home
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException
    throw new UserError(
      {
        zh: `无法写入主目录 ${root}（${code}）；请检查目录权限和磁盘空间，或用 JIANBAO_HOME 指定另一个目录。`,
        en: `The home folder ${root} cannot be written (${code}). Check its permissions and the disk's space, or set JIANBAO_HOME to another folder.`,
      },
      { cause },
    )
  }
}

/** Root's PostgreSQL runs as another user, which must pass through the home to its cluster. */
function homeMode(): number {
  return databaseUser() === undefined ? 0o700 : 0o711
}

/** Marks a home that has no database yet, so that the samples come even if this start is killed half-way. */
export function oweSamplesIfNew(home: Home): void {
  if (!existsSync(home.postgres)) writeFileSync(home.samplesOwed, '')
}

function tryWriting(folder: string): void {
  const file = join(folder, `.write-test-${process.pid}`)
  writeFileSync(file, 'x')
  rmSync(file)
}
