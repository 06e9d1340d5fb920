/** What a person sees of a zip and of the files in it. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decideContainers, decideSource, openContainer, recordDrop } from '@jianbao/store'
import { aBulletinText, isLeftOut } from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'
import { aConsole } from '../../services/console/test/a-console.ts'
import { aParsedBulletin } from '../../services/console/test/a-story.ts'
import { aBrowser } from './a-browser.ts'

const isLeft = isLeftOut('chromium') || isLeftOut('redis-server')
const hash = (of: string) => createHash('sha256').update(of).digest('hex')

describe.skipIf(isLeft)('a zip in the console', () => {
  test('shows its files with their verdicts and the way to each and back, on a phone too', async () => {
    await using it = await aConsole()
    const { db } = it
    const at = new Date('2026-11-05')
    const known = await aParsedBulletin(db, aBulletinText(), { at, name: '一.txt' })
    const zip = hash('zip')
    const file = {
      sha256: zip,
      name: '十一月.zip',
      series: null,
      bytes: 9,
      inboxPath: '十一月.zip',
    }
    await recordDrop(db, { ...file, storedPaths: ['2026-11/zip'] }, at)
    const members = [
      { member: '上半月/一.txt', bytes: 9, sha256: known.id, fault: null },
      { member: '二.bin', bytes: 9, sha256: hash('二'), fault: null },
      { member: '三.zip', bytes: 9, sha256: null, fault: 'nested-too-deep' },
    ] as const
    const opened = { sha256: zip, run: 1, mediaType: 'application/zip', encoding: null, members }
    await db.transaction().execute((trx) => openContainer(trx, opened, at))
    const verdict = { kind: 'rejected', fault: 'not-text' } as const
    await decideSource(db, { sha256: hash('二'), run: 1, verdict, at })
    await decideContainers(db, { sha256: hash('二'), at })
    await it.console.pagesSettled

    await using browser = await aBrowser()
    const { page, complaints } = await browser.open({ viewport: { width: 390, height: 844 } })
    await page.goto(it.console.url)
    await page.getByLabel('令牌').fill(readFileSync(join(it.home, 'console.token'), 'utf8').trim())
    await page.getByRole('button', { name: '登录' }).click()
    await page.locator('.pipeline').waitFor()
    await page.goto(`${it.console.url}/bulletins`)
    await page.getByText('来自 十一月.zip').waitFor()
    await page.getByRole('link', { name: '十一月.zip', exact: true }).click()
    const list = page.getByRole('region', { name: '内含来件' })
    await list.waitFor()
    await page.getByText('3 件来件中 1 件已读取（共 3 篇），2 件退回。').waitFor()
    expect(await list.getByRole('listitem').count()).toBe(3)
    expect(await list.getByRole('link').count()).toBe(2)
    await list.getByText('以前收到过').waitFor()
    const width = await page.evaluate<number>('document.documentElement.scrollWidth')
    expect(width).toBe(390)
    await list.getByRole('link', { name: '上半月/一.txt' }).click()
    await page.getByRole('link', { name: '来自 十一月.zip' }).click()
    await list.waitFor()
    expect(complaints).toEqual([])
  })
})
