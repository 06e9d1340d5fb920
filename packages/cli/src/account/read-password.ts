/** A password from a person at a terminal, who does not see it and types it twice, or from a program. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { UserError } from '@jianbao/runtime'

/** @throws UserError when the two differ. */
export async function readPassword(): Promise<string> {
  // A program gives one line, or a file without its end.
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '')
  const first = await ask('密码 Password: ')
  const second = await ask('再输一次 Again: ')
  if (first === second) return first
  throw new UserError({ zh: '两次输入的密码不同。', en: 'The two passwords differ.' })
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question)
  // Readline echoes what is typed into its output: nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reading = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  const stopped = new AbortController()
  // Raw mode takes Ctrl-C from the terminal: readline hands it over here.
  reading.on('SIGINT', () => stopped.abort())
  try {
    return await reading.question('', { signal: stopped.signal })
  } catch (cause) {
    throw new UserError({ zh: '已取消。', en: 'Cancelled.' }, { cause })
  } finally {
    reading.close()
    process.stderr.write('\n')
  }
}
