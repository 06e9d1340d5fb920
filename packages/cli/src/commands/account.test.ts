/** The first account, made at a terminal. */
import { join } from 'node:path'
import { checkPassword, listAccounts, openStore } from '@jianbao/store'
import { aDatabase, node, runProcess } from '@jianbao/test-support'
import { expect, test } from 'vitest'

test('an account is made with a password nobody sees, and removed', async () => {
  await using opened = new AsyncDisposableStack()
  const database = opened.use(await aDatabase())
  const onIdleError = () => undefined
  const { db } = opened.use(
    openStore({ databaseUrl: database.url, applicationName: 'test', onIdleError }),
  )
  const env = { PATH: process.env['PATH'], DATABASE_URL: database.url }
  const main = join(import.meta.dirname, '../main.ts')
  const jianbao = async (input: string, ...args: string[]) => {
    await using run = runProcess(node, [main, 'account', ...args], { env, input })
    return { exit: await run.ended, output: run.output() }
  }
  const password = 'correct horse battery'

  const made = await jianbao(`${password}\n`, 'add', '张三', '--role', 'editor')
  expect(made).toMatchObject({ exit: 0, output: expect.stringContaining('已新增 added 张三') })
  expect(made.output).not.toContain(password)
  expect(await checkPassword(db, { name: '张三', password })).not.toBe(null)

  expect((await jianbao('short\n', 'password', '张三')).output).toContain('密码需要 10')
  expect((await jianbao('', 'remove', '张三')).exit).toBe(0)
  expect(await listAccounts(db, 9)).toEqual([])
}, 60_000)
