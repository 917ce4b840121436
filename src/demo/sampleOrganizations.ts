import type { OrganizationType } from '../policy/vocabulary.ts'
import type { Application } from '../services/application.ts'
import { sampleCoordinator } from './sampleAccounts.ts'

type SampleOrganization = {
  slug: string
  name: string
  type: OrganizationType
  /** Kind of the demonstration's account that coordinates it. */
  coordinator?: 'mis-administrator' | 'wsb-spoc'
  emailDomains: string[]
}

/** One of each type of Table 1, and a Local Area whose requests go to the Operations Unit for want of a coordinator (D6). */
export const sampleOrganizations = [
  {
    slug: 'sample-area-one',
    name: 'SAMPLE Local Area One',
    type: 'local-area',
    coordinator: 'mis-administrator',
    emailDomains: ['area-one.example'],
  },
  {
    slug: 'sample-area-two',
    name: 'SAMPLE Local Area Two',
    type: 'local-area',
    emailDomains: ['area-two.example'],
  },
  {
    slug: 'sample-field-division',
    name: 'SAMPLE WSB Field Division',
    type: 'wsb-field-division',
    coordinator: 'wsb-spoc',
    emailDomains: ['field-division.example'],
  },
  {
    slug: 'sample-community-organization',
    name: 'SAMPLE Community Organization',
    type: 'community-based-organization',
    emailDomains: ['community.example'],
  },
  {
    slug: 'sample-partner-agency',
    name: 'SAMPLE Partner Agency',
    type: 'all-other-staff',
    emailDomains: ['partner.example'],
  },
] as const satisfies SampleOrganization[]

export type SampleSlug = (typeof sampleOrganizations)[number]['slug']

/** @returns ids by slug */
export async function writeSampleOrganizations(app: Application): Promise<Record<SampleSlug, string>> {
  const ids: Partial<Record<SampleSlug, string>> = {}
  for (const organization of sampleOrganizations)
    ids[organization.slug] = (await known(app, organization.slug)) ?? (await make(app, organization))
  await nameContacts(app)
  return ids as Record<SampleSlug, string>
}

async function known({ payload }: Application, slug: string): Promise<string | undefined> {
  const { docs } = await payload.find({
    collection: 'organizations',
    where: { slug: { equals: slug } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs[0]?.id
}

async function make(app: Application, sample: SampleOrganization): Promise<string> {
  const { coordinator: kind, ...fields } = sample
  const coordinator = kind && (await sampleCoordinator(app, kind))
  const made = await app.payload.create({
    collection: 'organizations',
    data: {
      ...fields,
      telephone: '916 555 0180',
      coordinators: coordinator ? [coordinator.id] : [],
      sample: true,
    },
    depth: 0,
    overrideAccess: true,
  })
  return made.id
}

/** Mail of a demonstration never goes to a real mailbox, and its pages name no real person (R52). */
async function nameContacts({ payload }: Application): Promise<void> {
  const settings = await payload.findGlobal({ slug: 'settings', depth: 0, overrideAccess: true })
  if (settings.operationsEmail.endsWith('.example')) return
  await payload.updateGlobal({
    slug: 'settings',
    data: {
      operationsEmail: 'caljobs-operations@operations-unit.example',
      operationsTelephone: '916 555 0170',
      eddDomains: ['edd.ca.gov', 'field-division.example'],
      accessibilityEmail: 'sample-accessibility@operations-unit.example',
      recordsOfficial: {
        title: 'SAMPLE Chief, Records of the Operations Unit',
        address: 'SAMPLE Building\n100 Sample Street\nSacramento, CA 95800',
        telephone: '916 555 0190',
      },
    },
    depth: 0,
    overrideAccess: true,
  })
}
