/** Channels: what waits for a person, what was switched off, and whether mails can be signed. */
import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Running } from '@jianbao/embedded'
import type { Settings } from '@jianbao/runtime'
import { counted } from '@jianbao/schema'
import { countSuppressed, openStore, readDeliveryFigures } from '@jianbao/store'
import { bad, care, type Finding, ok } from './finding.ts'

type Said = Omit<Finding, 'check'>

export async function checkChannels(
  settings: Settings,
  running: Running | undefined,
): Promise<Said> {
  const databaseUrl = settings.databaseUrl ?? running?.databaseUrl
  if (databaseUrl === undefined) return ok('还没有投递', 'Nothing has been delivered yet')
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'jianbao-doctor', onIdleError })
  const figures = await readDeliveryFigures(store.db, new Date()).catch(() => null)
  // The database's own check says what is wrong with it.
  if (figures === null) return ok('还没有投递', 'Nothing has been delivered yet')
  const off = (await countSuppressed(store.db)).reduce((sum, { count }) => sum + count, 0)
  const { unknown } = figures.byState
  if (unknown === 0 && off === 0) {
    return ok(
      '没有待人工确认的投递，没有停用的渠道',
      'No delivery waits for a person, no channel is off',
    )
  }
  return care(
    `${unknown} 次投递结果不明，待人工确认；${off} 个渠道已停用。请看控制台的“投递”页。`,
    `${counted(unknown, 'delivery waits', 'deliveries wait')} for a person; ${counted(off, 'channel is', 'channels are')} off. See Deliveries in the console.`,
  )
}

export async function checkDkim({ dkim, smtpUrl }: Settings): Promise<Said> {
  if (dkim === undefined) {
    return smtpUrl === undefined
      ? ok('邮件不外发，无需签名', 'No mail leaves, so none is signed')
      : care(
          '邮件没有 DKIM 签名，许多服务器会拒收或当作垃圾邮件；请设置 JIANBAO_DKIM_DOMAIN 和 JIANBAO_DKIM_KEY_FILE，或由邮件服务器签名。',
          'Mails are not signed with DKIM here; many servers refuse such mail. Set JIANBAO_DKIM_DOMAIN and JIANBAO_DKIM_KEY_FILE, or let your mail server sign.',
        )
  }
  const { domain, selector, keyFile } = dkim
  try {
    const { asymmetricKeyType: kind } = createPrivateKey(readFileSync(keyFile))
    if (kind !== 'rsa') throw new Error(`${kind}, not RSA`)
    const place = `${selector}._domainkey.${domain}`
    return ok(`邮件由 ${place} 签名`, `Mails are signed by ${place}`)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return bad(
      `读不出 DKIM 私钥 ${keyFile}（${reason}）；应是 PEM 格式的 RSA 私钥。`,
      `The DKIM key ${keyFile} cannot be read (${reason}). It must be an RSA private key in PEM.`,
    )
  }
}
