import { UserError } from '@jianbao/runtime'
import { type Db, type FoundById, findDigestsAndSubscriptions } from '@jianbao/store'

/**
 * The one digest or subscription whose id begins with what a person typed.
 *
 * @throws UserError when there is none or more than one.
 */
export async function findId(
  db: Db,
  prefix: string,
  kinds: readonly FoundById['kind'][],
): Promise<FoundById> {
  const all = await findDigestsAndSubscriptions(db, { prefix: prefix.toLowerCase(), limit: 20 })
  const [found, ...others] = all.filter((each) => kinds.includes(each.kind))
  if (found && others.length === 0) return found
  const zh = found ? `编号“${prefix}”不止一个，请多写几位。` : `没有编号以“${prefix}”开头的。`
  const en = found
    ? `“${prefix}” is not unique; write more of it.`
    : `Nothing begins with “${prefix}”.`
  throw new UserError({ zh, en })
}
