import { createHash, createVerify, generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder } from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'
import { openMailSigner } from '../src/mail/sign-mail.ts'
import { aBench } from './support/a-bench.ts'
import { anSmtpServer } from './support/an-smtp-server.ts'

function keyIn(folder: string) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keyFile = join(folder, 'dkim.pem')
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return { keyFile, publicKey }
}

/** RFC 6376 §3.4: relaxed headers and body, written from the standard and not from the signer. */
function isSigned(raw: string, publicKey: ReturnType<typeof keyIn>['publicKey']) {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const fields = head.split(/\r\n(?![ \t])/)
  const relaxed = (field: string) => {
    const at = field.indexOf(':')
    const value = field
      .slice(at + 1)
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()
    return `${field.slice(0, at).toLowerCase().trim()}:${value}`
  }
  const signature = fields.find((field) => /^dkim-signature:/i.test(field)) ?? ''
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map(
        (tag) =>
          tag
            .trim()
            .split(/=(.*)/s)
            .map((part) => part.trim()) as [string, string],
      ),
  )
  const names = (tags.get('h') ?? '').replace(/\s/g, '').split(':')
  const signedFields = names.map((name) =>
    relaxed(
      fields.findLast((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? '',
    ),
  )
  const unsigned = relaxed(signature).replace(/(;\s*b=)[^;]*/, '$1')
  const text = `${[...signedFields, unsigned].join('\r\n')}`
  const canonical = body
    .replace(/[ \t]+\r\n/g, '\r\n')
    .replace(/[ \t]+/g, ' ')
    .replace(/(\r\n)*$/, '\r\n')
  const bodyHash = createHash('sha256').update(canonical, 'latin1').digest('base64')
  const b = (tags.get('b') ?? '').replace(/\s/g, '')
  return {
    names,
    domain: tags.get('d'),
    selector: tags.get('s'),
    body: bodyHash === (tags.get('bh') ?? '').replace(/\s/g, ''),
    head: createVerify('sha256').update(text, 'latin1').verify(publicKey, b, 'base64'),
  }
}

describe('with a DKIM key', () => {
  test('a mail is signed over both headers of one-click unsubscribing, and the signature holds', async () => {
    using folder = aFolder()
    const { keyFile, publicKey } = keyIn(folder.path)
    await using server = await anSmtpServer({
      manners: [{ do: 'drop after data' }, { do: 'accept' }],
    })
    await using bench = await aBench({
      smtpUrl: server.url,
      publicUrl: 'https://jianbao.example.org',
      environment: {
        JIANBAO_DKIM_DOMAIN: 'example.org',
        JIANBAO_DKIM_SELECTOR: 'jb',
        JIANBAO_DKIM_KEY_FILE: keyFile,
      },
    })
    await bench.subscribe({})
    await bench.drop({ articles: [{ title: '甲' }] })
    bench.clock.pass(60_000)
    await bench.tick()
    const [first, second] = server.received
    const found = isSigned(Buffer.from(first?.raw ?? '', 'utf8').toString('latin1'), publicKey)
    expect(found).toMatchObject({ domain: 'example.org', selector: 'jb', body: true, head: true })
    expect(found.names).toEqual(
      expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post']),
    )
    // What may have arrived goes again as it was.
    expect(second?.raw).toBe(first?.raw)
    const attempts = await bench.db
      .selectFrom('delivery_attempts')
      .select(['bytes', 'sha256'])
      .execute()
    const sha256 = createHash('sha256')
      .update(first?.raw ?? '')
      .digest('hex')
    expect(attempts).toEqual(
      [1, 2].map(() => ({ bytes: Buffer.byteLength(first?.raw ?? ''), sha256 })),
    )
  })

  test('what is not a key ends the start with a sentence that names the file', () => {
    using folder = aFolder()
    const keyFile = join(folder.path, 'wrong.pem')
    const dkim = { domain: 'example.org', selector: 'jb', keyFile }
    expect(() => openMailSigner({ dkim })).toThrow(keyFile)
    writeFileSync(keyFile, 'nonsense')
    expect(() => openMailSigner({ dkim })).toThrow('RSA private key')
  })
})
