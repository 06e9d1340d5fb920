import { expect, test } from 'vitest'
import { judgeAnswer } from '../src/mail/judge-answer.ts'

interface Given {
  code?: string
  command?: string
  response?: string
  contentBegan?: boolean
}

function judge({ code, command, response, contentBegan = false }: Given): string {
  const responseCode = response === undefined ? undefined : Number(response.slice(0, 3))
  const fault = { message: 'fault', code, command, response, responseCode }
  const { kind, suppress, alarm, refusesSender } = judgeAnswer({
    kind: 'fault',
    fault,
    contentBegan,
  })
  const marks = [suppress && 'suppress', alarm && 'alarm', refusesSender && 'refuses sender']
  return [kind, ...marks.filter(Boolean)].join(', ')
}

// RFC 3463 in the answers; RFC 5321 for what stands before them.
test.each<[string, Given, string]>([
  ['the mailbox is full', { command: 'RCPT TO', response: '452 4.2.2 full' }, 'deferred'],
  ['a mailbox that is full for good', { command: 'RCPT TO', response: '552 5.2.2 full' }, 'failed'],
  ['no such mailbox', { command: 'RCPT TO', response: '550 5.1.1 x' }, 'failed, suppress'],
  ['no such host', { command: 'RCPT TO', response: '550 5.1.2 x' }, 'failed, suppress'],
  ['mailbox moved', { command: 'RCPT TO', response: '551 5.1.6 x' }, 'failed, suppress'],
  ['null MX', { command: 'RCPT TO', response: '556 5.1.10 x' }, 'failed, suppress'],
  [
    'no such mailbox, said after DATA',
    { command: 'DATA', response: '550 5.1.1 x' },
    'failed, suppress',
  ],
  ['a code that merely begins alike', { command: 'RCPT TO', response: '550 5.1.13 x' }, 'failed'],
  ['no enhanced code', { command: 'RCPT TO', response: '550 unknown user 5.1.1' }, 'failed'],
  ['policy', { command: 'DATA', response: '550 5.7.1 spam' }, 'deferred, alarm'],
  [
    'the sender',
    { command: 'MAIL FROM', response: '553 5.1.8 x' },
    'deferred, alarm, refuses sender',
  ],
  ['no service', { command: 'CONN', response: '554 no' }, 'deferred, alarm, refuses sender'],
  ['busy at the greeting', { command: 'CONN', response: '421 later' }, 'deferred'],
  ['the password', { code: 'EAUTH', response: '535 5.7.8 x' }, 'deferred, alarm, refuses sender'],
  [
    '421 instead of an answer to the content',
    { response: '421 x', contentBegan: true },
    'deferred',
  ],
  ['a mail too large for this server', { command: 'MAIL FROM', response: '552 5.3.4 x' }, 'failed'],
  ['an address that is none', { code: 'EENVELOPE', command: 'API' }, 'failed'],
  ['too large for the announced size', { code: 'EMESSAGE', command: 'MAIL FROM' }, 'failed'],
  ['no connection', { code: 'ESOCKET', command: 'CONN' }, 'deferred'],
  ['silence before the content', { code: 'ETIMEDOUT', command: 'CONN' }, 'deferred'],
  ['silence after the content', { code: 'ETIMEDOUT', contentBegan: true }, 'ambiguous'],
  [
    'a connection that breaks after the content',
    { code: 'ECONNECTION', contentBegan: true },
    'ambiguous',
  ],
])('%s', (_, given, verdict) => {
  expect(judge(given)).toBe(verdict)
})

test('2xx is accepted, with what the server said', () => {
  const verdict = judgeAnswer({ kind: 'answered', response: '250 2.0.0 queued as X' })
  expect(verdict).toMatchObject({ kind: 'accepted', answer: '250 2.0.0 queued as X' })
})
