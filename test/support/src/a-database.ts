/** A database of a test's own, on the run's one real PostgreSQL. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { askRun } from './ask-run.ts'

export interface TestDatabase extends AsyncDisposable {
  /** For `DATABASE_URL`, `openStore`, `openQueues`. */
  readonly url: string
  /** Drops it, with whoever is connected. */
  close(): Promise<void>
}

let asked: Promise<string> | undefined

/**
 * Makes a fresh database with the whole schema in it and no rows: `await using database = await aDatabase()`.
 * `migrated: false` makes it empty.
 */
export async function aDatabase(options: { migrated?: boolean } = {}): Promise<TestDatabase> {
  asked ??= askRun('/cluster')
  const template = await asked
  const name = `test_${randomBytes(6).toString('hex')}`
  const from = options.migrated === false ? 'template1' : 'jianbao'
  await onServer(template, `create database ${name} template ${from}`)
  const url = template.replace('/jianbao?', `/${name}?`)
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= onServer(template, `drop database if exists ${name} with (force)`)
    return closing
  }
  return { url, close, [Symbol.asyncDispose]: close }
}

/** Connects to the database `postgres`: nobody may be connected to one that serves as template. */
async function onServer(template: string, statement: string): Promise<void> {
  const client = new pg.Client(template.replace('/jianbao?', '/postgres?'))
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
