/** `jianbao account`: who may log in to the console by name and password. */
import { systemClock, UserError } from '@jianbao/runtime'
import { accountName, accountPassword, passwordCharsMin, type Role, roles } from '@jianbao/schema'
import {
  type AccountRow,
  addAccount,
  changePassword,
  changeRole,
  type Db,
  findAccount,
  listAccounts,
  migrate,
  openStore,
  removeAccount,
} from '@jianbao/store'
import { Command, InvalidArgumentError, Option } from 'commander'
import { readPassword } from '../account/read-password.ts'
import { commandSettings } from '../command-settings.ts'

const example = `
The password is asked for, unseen; a program gives it on standard input. It needs ${passwordCharsMin} characters.
Roles: reader (读者) reads; editor (编辑) also uploads, subscribes and operates; administrator (管理员) does everything.

Examples:
  $ jianbao account add 张三 --role editor
  $ jianbao account password 张三
  $ jianbao account role 张三 reader
  $ pass show jianbao/zhang | jianbao account add 张三 --role reader`

const by = { actor: null, origin: 'cli' } as const
const listedMax = 1_000
const roleWords: Record<Role, string> = {
  reader: '读者 reader',
  editor: '编辑 editor',
  administrator: '管理员 administrator',
}

export function accountCommand(): Command {
  const command = new Command('account')
    .description('账号：新增、列出、改密码、改角色、删除 · accounts of the console')
    .addHelpText('after', example)
  command
    .command('add')
    .argument('<name>', 'what it is called and logs in with', readName)
    .description('新增账号 · make one')
    .addOption(new Option('--role <role>', '角色').choices(roles).makeOptionMandatory())
    .action(add)
  command
    .command('list', { isDefault: true })
    .description('列出账号 · list them')
    .option('--json', 'print them as JSON')
    .action(list)
  command
    .command('password <name>')
    .description('改密码，并结束此账号的所有登录 · another password; its logins end')
    .action(password)
  command
    .command('role')
    .argument('<name>')
    .argument('<role>', roles.join(', '), readRole)
    .description('改角色，并结束此账号的所有登录 · another role; its logins end')
    .action(role)
  command
    .command('remove <name>')
    .description('删除账号和它生成的令牌 · remove one, with the tokens it made')
    .action(remove)
  return command
}

async function withStore<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { databaseUrl } = commandSettings()
  const onIdleError = () => undefined
  await using store = openStore({ databaseUrl, applicationName: 'jianbao-account', onIdleError })
  await migrate(store.db)
  return await work(store.db)
}

function readName(given: string): string {
  const read = accountName.safeParse(given)
  if (read.success) return read.data
  throw new InvalidArgumentError('用户名用字母、汉字、数字和 . _ @ - · letters, digits and . _ @ -')
}

function readRole(given: string): Role {
  const found = roles.find((each) => each === given)
  if (found) return found
  throw new InvalidArgumentError(`角色是 the roles are ${roles.join(', ')}`)
}

/** @throws UserError when it is too short or too long. */
async function newPassword(): Promise<string> {
  const given = await readPassword()
  const read = accountPassword.safeParse(given)
  if (read.success) return read.data
  throw new UserError({
    zh: `密码需要 ${passwordCharsMin} 到 200 个字符。`,
    en: `A password needs ${passwordCharsMin} to 200 characters.`,
  })
}

/** @throws UserError when nobody is called so. */
async function find(db: Db, name: string): Promise<AccountRow> {
  const found = await findAccount(db, name.normalize('NFKC').trim())
  if (found) return found
  throw new UserError({ zh: `没有账号“${name}”。`, en: `There is no account “${name}”.` })
}

const say = (words: string) => void process.stdout.write(`${words}\n`)

async function add(name: string, options: { role: Role }): Promise<void> {
  await withStore(async (db) => {
    const taken = {
      zh: `账号“${name}”已经有了；改密码用 jianbao account password。`,
      en: `There is an account “${name}” already; change it with \`jianbao account password\`.`,
    }
    if (await findAccount(db, name)) throw new UserError(taken)
    const given = { name, ...options, password: await newPassword(), at: systemClock.now(), by }
    if (!(await addAccount(db, given))) throw new UserError(taken)
    say(`已新增 added ${name}（${roleWords[options.role]}）`)
  })
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const rows = await withStore((db) => listAccounts(db, listedMax))
  if (json) return say(JSON.stringify(rows))
  if (rows.length === 0) {
    return say('还没有账号；新增：jianbao account add 名字 --role editor\nNo accounts yet.')
  }
  for (const { name, role: held, lastLoginAt } of rows) {
    const last = lastLoginAt?.toISOString() ?? '从未登录 never logged in'
    say(`${name}  ${roleWords[held]}  ${last}`)
  }
}

async function password(name: string): Promise<void> {
  await withStore(async (db) => {
    const { id, name: called } = await find(db, name)
    await changePassword(db, { id, password: await newPassword(), at: systemClock.now(), by })
    say(`密码已改，原来的登录已结束 password changed, logins ended: ${called}`)
  })
}

async function role(name: string, given: Role): Promise<void> {
  await withStore(async (db) => {
    const { id, name: called } = await find(db, name)
    const changed = await changeRole(db, { id, role: given, at: systemClock.now(), by })
    say(
      `${changed ? '角色已改 role changed' : '本来就是 it is already'}: ${called} ${roleWords[given]}`,
    )
  })
}

async function remove(name: string): Promise<void> {
  await withStore(async (db) => {
    const { id, name: called } = await find(db, name)
    await removeAccount(db, { id, at: systemClock.now(), by })
    say(`已删除 removed ${called}`)
  })
}
