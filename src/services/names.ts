import type { PayloadRequest } from 'payload'

type Related = string | { id: string } | null | undefined

/** The id of a related record, however deep it was read. */
export const idOf = (related: Related): string | undefined =>
  typeof related === 'string' ? related : (related?.id ?? undefined)

/** The ids of related records. */
export const idsOf = (related: Related[] | null | undefined): string[] =>
  (related ?? []).map(idOf).filter((id) => id !== undefined)

/**
 * The names of organizations or coordinators by their ids, in one query. A name is told to every coordinator
 * who may see the record that names it, also where the record behind it is not theirs to read.
 */
export async function namesOf(
  req: PayloadRequest,
  collection: 'organizations' | 'coordinators' | 'privileges',
  related: Related[],
): Promise<Map<string, string>> {
  const ids = [...new Set(idsOf(related))]
  if (!ids.length) return new Map()
  const { docs } = await req.payload.find({
    collection,
    where: { id: { in: ids } },
    select: { name: true },
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return new Map(docs.map(({ id, name }) => [id, name]))
}
