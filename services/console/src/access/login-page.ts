/** The words and the forms of the login page. */
import { type ConsoleErrorCode, consoleErrors } from '../console-errors.ts'
import { escapeHtml, smallPage } from '../html.ts'

interface Given {
  readonly code?: ConsoleErrorCode
  /** What was typed before. */
  readonly name?: string
  readonly tokenPath: string
  readonly withAccounts: boolean
  /** The owner logs in at the machine only. */
  readonly isLocal: boolean
}

const submit = '<button type="submit">登录 <span lang="en">Log in</span></button>'

/** With accounts name and password come first, and the owner's way stands folded below. */
export function loginPage({ code, name, tokenPath, withAccounts, isLocal }: Given): string {
  const problem = code ? consoleErrors[code] : undefined
  const alarm = problem
    ? `<p class="alarm" role="alert">${problem.zh}<br><span lang="en">${problem.en}</span></p>`
    : ''
  const isOpen = code === 'wrong-token' || code === 'login-link-used'
  const owner = ownerForm(tokenPath, { isFirst: !withAccounts })
  if (!isLocal) return pageOf(alarm, withAccounts ? accountForm(name) : noAccounts)
  const forms = withAccounts
    ? `${accountForm(name)}
<details${isOpen ? ' open' : ''}><summary>本机管理员：用链接或令牌登录 <span lang="en">With the link or token of this machine</span></summary>
${owner}</details>`
    : owner
  return pageOf(alarm, forms)
}

const pageOf = (alarm: string, forms: string) =>
  smallPage({ title: '登录 · 简报', main: `<h1>登录控制台</h1>\n${alarm}\n${forms}` })

const noAccounts = `<p>这里还没有账号。请管理员在运行简报的机器上新增：<code>jianbao account add</code></p>
<p lang="en">There are no accounts yet. Ask the administrator to add one on the machine Jianbao runs on.</p>`

const accountForm = (name = '') => `<form method="post" action="/login">
<label for="name">用户名 <span lang="en">Name</span></label>
<input id="name" name="name" autocomplete="username" required value="${escapeHtml(name)}"${name ? '' : ' autofocus'}>
<label for="password">密码 <span lang="en">Password</span></label>
<input id="password" name="password" type="password" autocomplete="current-password" required${name ? ' autofocus' : ''}>
${submit}
</form>`

const ownerForm = (path: string, { isFirst }: { isFirst: boolean }) =>
  `<p>打开启动时终端里打印的链接即可登录；也可以把这个文件里的一行粘贴到下面：<br><code>${escapeHtml(path)}</code></p>
<p lang="en">Open the link printed in the terminal, or paste the one line of that file here.</p>
<form method="post" action="/login">
<label for="token">令牌 Token</label>
<input id="token" name="token" type="password" autocomplete="off" required${isFirst ? ' autofocus' : ''}>
${submit}
</form>`
