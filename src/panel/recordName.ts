import { type CollectionSlug, type Payload, type SanitizedConfig } from 'payload'

/**
 * The name of the record that an address shows, for who may read it (WCAG 2.4.2).
 * @param headers of the request, with its session
 * @returns nothing for a list, a new record, and a record that does not exist or is not shown to this person
 */
export async function recordName(
  payload: Payload,
  segments: string[],
  headers: Headers,
): Promise<string | undefined> {
  const [first, slug, id] = segments
  const collection = payload.config.collections.find((one) => one.slug === slug)
  const field = collection && nameField(collection)
  if (first !== 'collections' || !field || !id || id === 'create') return undefined
  const { user } = await payload.auth({ headers })
  if (!user) return undefined
  const found = await payload.findByID({
    collection: collection.slug as CollectionSlug,
    id,
    depth: 0,
    disableErrors: true,
    draft: Boolean(collection.versions?.drafts),
    overrideAccess: false,
    user,
  })
  const name = found && Object.entries(found).find(([key]) => key === field)?.[1]
  return typeof name === 'string' && name.trim() ? name : undefined
}

/** The field that Payload itself takes for the name; an id says nothing. */
const nameField = ({ admin }: SanitizedConfig['collections'][number]): string | undefined =>
  admin.useAsTitle === 'id' ? undefined : admin.useAsTitle
