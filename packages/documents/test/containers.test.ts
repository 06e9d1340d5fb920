/** E-mails and zips as they arrive. */
import { strToU8, zipSync } from 'fflate'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { describe, expect, test } from 'vitest'
import { entriesMax, readDocument } from '../src/index.ts'

const text = '产业发展\n西藏 | 青稞产业带动农牧民增收\n'
const long = `${text}${'全区建成青稞加工基地，带动农牧民增收。'.repeat(30)}\n`

type Mail = ConstructorParameters<typeof MailComposer>[0]
const mail = async (given: Mail): Promise<Uint8Array> => {
  const fields = { from: '办公室 <office@example.org>', to: 'a@example.org', subject: '简报' }
  return new Uint8Array(await new MailComposer({ ...fields, ...given }).compile().build())
}

async function read(bytes: Uint8Array, depth = 0) {
  const document = await readDocument(bytes, 'file', { depth })
  if (!document.ok) return document
  const members = document.members?.map(({ path, bytes: content }) => [path, content.length])
  return { ...document, members, codes: document.diagnostics.map(({ code }) => code) }
}

describe('an e-mail', () => {
  test('is its body and its attachments; Chinese names are read', async () => {
    const bytes = await mail({
      text: long,
      attachments: [{ filename: '第37期.txt', content: text }],
    })
    const found = await read(bytes)
    expect(found).toMatchObject({ format: 'eml', members: [['第37期.txt', strToU8(text).length]] })
    expect('text' in found && found.text).toContain('青稞产业带动农牧民增收')
  })

  test('whose body is a note to its attachments says nothing itself', async () => {
    const bytes = await mail({
      text: '各位领导：附件请查收。',
      attachments: [{ filename: 'a.txt', content: text }],
    })
    expect(await read(bytes)).toMatchObject({ text: '', codes: ['cover-note'] })
  })

  test('leaves pictures of the signature and invitations out, and says so', async () => {
    const bytes = await mail({
      html: `<p>${long}</p><img src="cid:logo">`,
      attachments: [{ filename: 'logo.png', content: Buffer.from('png'), cid: 'logo' }],
      icalEvent: { content: 'BEGIN:VCALENDAR' },
    })
    const found = await read(bytes)
    expect(found).toMatchObject({ members: [] })
    expect('codes' in found && found.codes).toContain('attachment-left-out')
  })

  test('in GBK is read', async () => {
    const head =
      'From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    expect(await read(strToU8(`${head}xanStQ==\r\n`))).toMatchObject({
      text: '农业',
    })
  })

  test('forwarded whole is a member, and there a bulletin whose attachments stay shut', async () => {
    const inner = await mail({ text: long, attachments: [{ filename: 'b.txt', content: text }] })
    const attachments = [
      { filename: '转发.eml', content: Buffer.from(inner), contentType: 'message/rfc822' },
    ]
    const outer = await readDocument(await mail({ text: '转', attachments }), 'a.eml')
    const [member] = outer.ok ? (outer.members ?? []) : []
    expect(member?.path).toBe('转发.eml')
    const opened = await read(member?.bytes ?? new Uint8Array(), 1)
    expect(opened).toMatchObject({ ok: true, members: undefined, codes: ['attachments-too-deep'] })
  })
})

/** A zip whose names are in GBK, as Windows in China writes them. */
function gbkZip(): Uint8Array {
  const zip = zipSync({ 'AAAA.txt': strToU8(text) })
  const name = Buffer.from('c5a9d2b52e747874', 'hex')
  for (let at = zip.indexOf(0x41); at >= 0; at = zip.indexOf(0x41, at + 1)) {
    if (zip[at + 3] === 0x41 && zip[at + 4] === 0x2e) zip.set(name, at)
  }
  return zip
}

describe('a zip', () => {
  test('gives its files in order, without the litter of systems', async () => {
    const zip = zipSync({
      '简报/第37期.txt': strToU8(text),
      '简报/第38期.txt': strToU8(text),
      '__MACOSX/简报/._第37期.txt': strToU8('x'),
      '简报/.DS_Store': strToU8('x'),
      '~$第37期.docx': strToU8('x'),
    })
    const found = await read(zip)
    expect('members' in found && found.members?.map(([path]) => path)).toEqual([
      '简报/第37期.txt',
      '简报/第38期.txt',
    ])
  })

  test('made in China has Chinese names', async () => {
    expect(await read(gbkZip())).toMatchObject({ members: [['农业.txt', strToU8(text).length]] })
  })

  test('cannot name a place outside it', async () => {
    const zip = zipSync({ '../../etc/\u202egpj.txt': strToU8(text), 'C:\\x\\y.txt': strToU8(text) })
    const found = await read(zip)
    expect('members' in found && found.members?.map(([path]) => path)).toEqual([
      'etc/gpj.txt',
      'x/y.txt',
    ])
  })

  test('in a zip is refused, as are empty ones and those with too many files', async () => {
    const many = Object.fromEntries(
      Array.from({ length: entriesMax + 1 }, (_, at) => [`${at}.txt`, strToU8('x')]),
    )
    expect(await read(zipSync({ 'a.txt': strToU8(text) }), 1)).toMatchObject({
      fault: 'nested-too-deep',
    })
    expect(await read(zipSync({ '__MACOSX/a': strToU8('x') }))).toMatchObject({
      fault: 'no-members',
    })
    expect(await read(zipSync(many))).toMatchObject({ fault: 'too-many-entries' })
  })
})
