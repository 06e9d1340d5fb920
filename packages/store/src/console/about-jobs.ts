import type { Db } from '../open-store.ts'

/** The names of these sources, by sha256: says which file a job was about. */
export async function namesOfSources(
  db: Db,
  sha256s: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (sha256s.length === 0) return new Map()
  const rows = await db
    .selectFrom('sources')
    .select(['sha256', 'name'])
    .where('sha256', 'in', [...sha256s])
    .execute()
  return new Map(rows.map((row) => [row.sha256, row.name]))
}

export interface DigestOfJob {
  readonly digestId: string
  readonly deliveryId: string | null
  readonly subscriber: string
}

/** The digests behind these ids of digests or deliveries. */
export async function digestsOfJobs(
  db: Db,
  given: { digestIds: readonly string[]; deliveryIds: readonly string[] },
): Promise<DigestOfJob[]> {
  const { digestIds, deliveryIds } = given
  if (digestIds.length + deliveryIds.length === 0) return []
  return await db
    .selectFrom('digests as d')
    .innerJoin('subscribers as p', 'p.id', 'd.subscriber_id')
    .leftJoin('deliveries as v', 'v.digest_id', 'd.id')
    .select(['d.id as digestId', 'v.id as deliveryId', 'p.name as subscriber'])
    .where((e) =>
      e.or([
        ...(digestIds.length > 0 ? [e('d.id', 'in', [...digestIds])] : []),
        ...(deliveryIds.length > 0 ? [e('v.id', 'in', [...deliveryIds])] : []),
      ]),
    )
    .execute()
}

/** Whom these single mails are for. */
export async function addressesOfNotices(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('notices')
    .select(['id', 'address'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row.address]))
}
