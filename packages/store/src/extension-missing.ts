/** A database of one's own that has not, or does not let us have, the module search leans on. */
export class ExtensionMissing extends Error {
  readonly zh: string
  readonly en: string

  constructor(given: { extension: string; isDenied: boolean }, options: ErrorOptions) {
    const { zh, en } = given.isDenied ? denied(given.extension) : absent(given.extension)
    super(en, options)
    this.name = 'ExtensionMissing'
    this.zh = zh
    this.en = en
  }
}

const absent = (extension: string) => ({
  zh: `数据库服务器上没有扩展模块 ${extension}，检索需要它。请在那台服务器上安装 PostgreSQL 的 contrib 模块（软件包 postgresql-contrib；Debian、Ubuntu 自 PostgreSQL 10 起已含），再启动。已有的数据没有改动。`,
  en: `The database server lacks the extension ${extension}, which search needs. Install PostgreSQL's contrib modules there (package postgresql-contrib; part of the server itself on Debian and Ubuntu since PostgreSQL 10) and start again. No data was changed.`,
})

const denied = (extension: string) => ({
  zh: `DATABASE_URL 的用户无权在这个数据库里建立扩展模块 ${extension}，检索需要它。请由管理员连到这个数据库执行 create extension ${extension}; 或让该用户拥有这个数据库，再启动。已有的数据没有改动。`,
  en: `The user of DATABASE_URL may not create the extension ${extension} in this database, which search needs. Have a superuser connect to this database and run: create extension ${extension}; or make that user the owner of the database, and start again. No data was changed.`,
})

/** Why `create extension` failed, by SQLSTATE. */
const codes: Readonly<Record<string, 'absent' | 'denied'>> = {
  // Insufficient privilege.
  '42501': 'denied',
  // Feature not supported; undefined file in older versions, which could not open the control file.
  '0A000': 'absent',
  '58P01': 'absent',
}

/** The same error as a person understands it; undefined when it is of another kind. */
export function extensionMissing(error: unknown, extension: string): ExtensionMissing | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const why = codes[String(error.code)]
  // Its words are in the language of the server; the name stands in all of them.
  if (why === undefined || !error.message.includes(extension)) return undefined
  return new ExtensionMissing({ extension, isDenied: why === 'denied' }, { cause: error })
}
