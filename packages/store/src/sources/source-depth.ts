import { type RawBuilder, sql } from 'kysely'

/**
 * How many containers a row of `sources` came out of, at the least: 0 once it was dropped by itself,
 * 1 while it is known from containers only.
 */
export const sourceDepth: RawBuilder<0 | 1> = sql<0 | 1>`case
  when sources.parent_sha256 is null
    or exists (select from drops d where d.sha256 = sources.sha256) then 0 else 1 end`
