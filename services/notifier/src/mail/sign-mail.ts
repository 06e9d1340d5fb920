/**
 * DKIM (RFC 6376) over what must not be changed on the way. RSA-SHA256 without a time stamp gives
 * the same signature for the same bytes; it is kept with the delivery all the same, because keys
 * change and what was sent must be shown for ever.
 */
import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { type Settings, UserError } from '@jianbao/runtime'
import DKIM from 'nodemailer/lib/dkim'

/** The header to put before the mail, with its line end; empty when mails are not signed. */
export type MailSigner = (mail: Buffer) => Promise<string>

/** RFC 8058 §4 wants both List-Unsubscribe headers signed; the rest is what RFC 6376 §5.4.1 names. */
const signedHeaders =
  'From:To:Subject:Date:Message-ID:MIME-Version:Content-Type:Content-Transfer-Encoding:' +
  'List-Id:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted'

function readKey(path: string): string {
  try {
    const pem = readFileSync(path, 'utf8')
    if (createPrivateKey(pem).asymmetricKeyType !== 'rsa') throw new Error('not an RSA key')
    return pem
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new UserError(
      {
        zh: `读不出 DKIM 私钥 ${path}（${reason}）；JIANBAO_DKIM_KEY_FILE 应是 PEM 格式的 RSA 私钥。`,
        en: `The DKIM key ${path} cannot be read (${reason}). JIANBAO_DKIM_KEY_FILE must be an RSA private key in PEM.`,
      },
      { cause },
    )
  }
}

/** @throws UserError when the key cannot be read. */
export function openMailSigner({ dkim }: Pick<Settings, 'dkim'>): MailSigner {
  if (dkim === undefined) return async () => ''
  const signer = new DKIM({
    domainName: dkim.domain,
    keySelector: dkim.selector,
    privateKey: readKey(dkim.keyFile),
    headerFieldNames: signedHeaders,
  })
  return async (mail) => {
    const signed = await buffer(signer.sign(mail))
    const header = signed.subarray(0, signed.length - mail.length).toString('latin1')
    // The library sends a mail unsigned when the key does not sign.
    if (!header.startsWith('DKIM-Signature: ')) throw new Error('DKIM gave no signature.')
    return header
  }
}
