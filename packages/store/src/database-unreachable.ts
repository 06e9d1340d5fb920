/** The database cannot be used for a reason that lies outside this program: told in sentences, without a stack. */
export class DatabaseUnreachable extends Error {
  readonly zh: string
  readonly en: string

  constructor(cause: Error) {
    const en = `PostgreSQL cannot be used (${cause.message}). Check DATABASE_URL and the server.`
    super(en, { cause })
    this.name = 'DatabaseUnreachable'
    this.zh = `无法使用 PostgreSQL（${cause.message}）；请检查 DATABASE_URL 和数据库服务。`
    this.en = en
  }
}

/** No way to the server (Node's codes), or a server that does not let us in or is not up yet (SQLSTATE). */
const codes = new Set([
  'EACCES',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'ETIMEDOUT',
  '28000',
  '28P01',
  '3D000',
  '53300',
  '57P03',
])

export function isUnreachable(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && codes.has(String(error.code))
}
