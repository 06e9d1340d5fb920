import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { aFolder } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { startMailbox } from './start-mailbox.ts'

/** Speaks SMTP by hand; stops after `lines`, as a client that dies would. */
async function speak(url: string, lines: readonly string[]): Promise<string[]> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const answers = [String(await once(socket, 'data'))]
  for (const line of lines) {
    socket.write(`${line}\r\n`)
    answers.push(String(await once(socket, 'data')))
  }
  socket.destroy()
  return answers.map((answer) => answer.trim())
}

const envelope = ['EHLO me', 'MAIL FROM:<a@x.example>', 'RCPT TO:<b@y.example>', 'DATA']

test('an accepted mail lies whole in its file before it is acknowledged', async () => {
  using folder = aFolder()
  const mailbox = await startMailbox(folder.path)
  const answers = await speak(mailbox.url, [...envelope, 'Subject: 简报\r\n\r\n一\r\n..二\r\n.'])
  expect(answers.at(-1)).toMatch(/^250/)
  const [file = ''] = readdirSync(folder.path)
  expect(file).toMatch(/^\d{4}-.*\.eml$/)
  expect(readFileSync(join(folder.path, file), 'utf8')).toBe('Subject: 简报\r\n\r\n一\r\n.二\r\n')
  await mailbox.stop()
})

test('the same mail twice is two files, in order of arrival', async () => {
  using folder = aFolder()
  const mailbox = await startMailbox(folder.path)
  for (const body of ['first', 'second', 'first']) {
    await speak(mailbox.url, [...envelope, `Subject: x\r\n\r\n${body}\r\n.`])
  }
  const bodies = readdirSync(folder.path)
    .sort()
    .map((file) => readFileSync(join(folder.path, file), 'utf8').split('\r\n')[2])
  expect(bodies).toEqual(['first', 'second', 'first'])
  await mailbox.stop()
})

test('a mail that breaks off leaves nothing', async () => {
  using folder = aFolder()
  const mailbox = await startMailbox(folder.path)
  const socket = connect(Number(new URL(mailbox.url).port), '127.0.0.1')
  await once(socket, 'data')
  for (const line of envelope) {
    socket.write(`${line}\r\n`)
    await once(socket, 'data')
  }
  socket.write('Subject: half')
  await expect.poll(() => readdirSync(folder.path)).toHaveLength(1)
  socket.destroy()
  await expect.poll(() => readdirSync(folder.path)).toEqual([])
  await mailbox.stop()
})
