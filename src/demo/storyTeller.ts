import { createHash, randomBytes } from 'node:crypto'
import type { TypedUser } from 'payload'
import { poolOf } from '../database/connection.ts'
import { samplePdf } from '../evidence/samplePdf.ts'
import { storeUpload } from '../evidence/uploads.ts'
import type { Request } from '../payload-types.ts'
import { addDays, pacificDateOf } from '../policy/dates.ts'
import { declarationsFor } from '../policy/declarations.ts'
import type { Claims } from '../policy/claims.ts'
import { documentsOf, requiredEvidence } from '../policy/eligibility.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { requiredTitle } from '../policy/people.ts'
import type { Result } from '../policy/problem.ts'
import {
  type CoordinatorKind,
  documentLabels,
  type DocumentKind,
  type RequestKind,
  type RequestState,
} from '../policy/vocabulary.ts'
import type { Application } from '../services/application.ts'
import { claimRequest, denyRequest, grantRequest, returnRequest } from '../services/decideRequest.ts'
import { markRequestorGone } from '../services/goneRequestors.ts'
import { idOf } from '../services/names.ts'
import type { ClaimsInput } from '../services/prepareSubmission.ts'
import { recordAccount, recordDeactivation } from '../services/recordAccount.ts'
import { submitRequest } from '../services/submitRequest.ts'
import { sampleCoordinator } from './sampleAccounts.ts'
import { actOnSampleIncident, deactivatedNow } from './sampleIncidents.ts'
import { sampleOrganizations, type SampleSlug } from './sampleOrganizations.ts'
import { trainSample } from './sampleTraining.ts'
import type { Step, Story } from './story.ts'

/** States in which each act is still to come; in every other it was done by an earlier run. */
const before: Record<Exclude<Step['act'], 'submit'>, RequestState[]> = {
  claim: ['submitted'],
  grant: ['submitted', 'in-review'],
  deny: ['submitted', 'in-review'],
  return: ['submitted', 'in-review'],
  record: ['granted'],
  deactivate: ['submitted', 'in-review'],
  'requestor-leaves': ['completed'],
  investigate: ['completed'],
  'close-investigation': ['completed'],
}

/** An address of documentation networks (RFC 5737). */
const address = '192.0.2.10'

/** Does the steps of the sample stories as their people would, through the services. */
export class StoryTeller {
  constructor(
    private readonly app: Application,
    private readonly organizations: Record<SampleSlug, string>,
  ) {}

  /** Does one step, unless it was done before. */
  async tell(story: Story, step: Step): Promise<void> {
    const request = await this.requestOf(story)
    if (step.act === 'submit') {
      if (!request) done(story, step, await this.submit(story))
      return
    }
    if (!request) throw new Error(`The sample ${story.name} was never submitted`)
    if (before[step.act].includes(request.state)) done(story, step, await this.act(request, step))
  }

  private async requestOf(story: Story): Promise<Request | undefined> {
    const { docs } = await this.app.payload.find({
      collection: 'requests',
      where: { submissionKey: { equals: submissionKeyOf(story) } },
      limit: 1,
      pagination: false,
      depth: 0,
      overrideAccess: true,
    })
    return docs[0]
  }

  private async submit(story: Story): Promise<Result<unknown>> {
    const requestorEmail = emailOf(story.requestor, requestorDomainOf(story))
    await trainSample(this.app, requestorEmail, address)
    const evidence = await this.upload(story, requestorEmail)
    return submitRequest(this.app, {
      kind: kindIn(story),
      submissionKey: submissionKeyOf(story),
      requestorEmail,
      claims: await this.claimsOf(story, evidence),
      address,
    })
  }

  private async claimsOf(story: Story, evidence: Claims['evidence']): Promise<ClaimsInput> {
    const { type } = organizationOf(story)
    const { given, family, isEddEmployee } = story.staff
    const kind = kindOf(kindIn(story))
    const today = pacificDateOf(this.app.clock.now())
    return {
      organizationType: type,
      organizationId: this.organizations[story.organization],
      requestorName: story.requestor,
      requestorTitle: requiredTitle(type),
      requestorPhone: '916 555 0100',
      staffGivenName: given,
      staffFamilyName: family,
      staffEmail: emailOf(`${given} ${family}`.trim(), domainOf(story)),
      staffPhone: '',
      isEddEmployee,
      jobFunction: story.jobFunction,
      username: kind.concerns === 'account-holder' ? usernameOf(story) : '',
      privilegesRequested: await this.privilegesOf(story.privileges),
      privilegesToRemove: await this.privilegesOf(story.privilegesToRemove ?? []),
      privilegeReasons: await this.reasonsOf(story),
      lastDay: story.lastDayIn === undefined ? '' : addDays(today, story.lastDayIn),
      businessNeed: story.businessNeed,
      ...this.datesOf(story),
      evidence,
      declarations: declarationsFor(kind, { isEddEmployee }).map(({ code }) => code),
      ...story.says,
    }
  }

  private datesOf(story: Story) {
    const today = pacificDateOf(this.app.clock.now())
    const ago = (days: number | undefined) => (days === undefined ? '' : addDays(today, -days))
    return { ispaCompletedOn: ago(story.ispaDays), statementSignedOn: ago(story.statementDays) }
  }

  /** A sentence for each privilege of a change, needed where it is not usual for the job function (R36). */
  private async reasonsOf({ kind, privileges, businessNeed }: Story): Promise<Claims['privilegeReasons']> {
    const ids = kind === 'change-access' ? await this.privilegesOf(privileges) : []
    return ids.map((privilege) => ({ privilege, reason: businessNeed }))
  }

  private async privilegesOf(codes: string[]): Promise<string[]> {
    const { rows } = await poolOf(this.app.payload).query<{ id: string }>(
      'select id from privileges where code = any($1) order by code',
      [codes],
    )
    return rows.map(({ id }) => id)
  }

  private async upload(story: Story, uploadedByEmail: string): Promise<Claims['evidence']> {
    const { ispaCompletedOn, statementSignedOn } = this.datesOf(story)
    const dates = { 'ispa-training': ispaCompletedOn, 'confidentiality-statement': statementSignedOn }
    const wanted = documentsOf(kindOf(kindIn(story)).documents, { ispaCompletedOn, statementSignedOn })
    const documents = requiredEvidence(wanted, story.staff.isEddEmployee).map(
      (document): [DocumentKind, string] => [document, dates[document]],
    )
    return Promise.all(
      documents.map(async ([document, date]) => {
        const bytes = await samplePdf(paperOf(story, document, date))
        const fileName = `${document}.pdf`
        const stored = await storeUpload(this.app, { bytes, fileName, document, uploadedByEmail, address })
        if (!stored.ok) throw new Error(`A sample file was refused: ${JSON.stringify(stored.problems)}`)
        return { document, id: stored.value.id }
      }),
    )
  }

  private async act(request: Request, step: Exclude<Step, { act: 'submit' }>): Promise<Result<unknown>> {
    const by = {
      requestId: request.id,
      user: await this.coordinator('by' in step ? step.by : 'operations-unit'),
      address,
    }
    switch (step.act) {
      case 'claim':
        return claimRequest(this.app, by)
      case 'grant':
        return grantRequest(this.app, by, {
          ispaSeenOn: request.ispaCompletedOn ?? undefined,
          statementSeenOn: request.statementSignedOn ?? undefined,
          note: step.read?.note ?? 'SAMPLE: the office confirmed by phone who asks and for whom.',
          ...(step.read && { statementRevision: await this.revision(request, step.read.revision) }),
        })
      case 'deny':
        return denyRequest(this.app, by, step)
      case 'return':
        return returnRequest(this.app, by, step)
      case 'deactivate':
        return recordDeactivation(this.app, by, deactivatedNow(this.app))
      case 'requestor-leaves':
        return markRequestorGone(this.app, {
          ...{ user: by.user, address },
          requestorId: idOf(request.requestor) ?? '',
        })
      case 'investigate':
      case 'close-investigation':
        return actOnSampleIncident(this.app, by.user, request.id, step.act)
      case 'record':
        return recordAccount(this.app, by, {
          username: request.username ?? `${request.staffGivenName}.sample`.toLowerCase(),
          temporaryPassword: randomBytes(9).toString('base64url'),
        })
    }
  }

  /** The id of a published revision of the form that this person signs. */
  private async revision({ statementForm }: Request, revision: string): Promise<string | undefined> {
    const { rows } = await poolOf(this.app.payload).query<{ id: string }>(
      `select id from confidentiality_forms
        where form = $1 and revision = $2 and state in ('current', 'superseded')`,
      [statementForm, revision],
    )
    return rows[0]?.id
  }

  async coordinator(kind: CoordinatorKind): Promise<TypedUser> {
    const found = await sampleCoordinator(this.app, kind)
    if (!found) throw new Error(`The demonstration has no ${kind}`)
    return { ...found, collection: 'coordinators' }
  }
}

const kindIn = ({ kind }: Story): RequestKind => kind ?? 'new-account'

const usernameOf = ({ staff }: Story) => `${staff.given}.sample`.toLowerCase()

/** What stands on a sample file. */
const paperOf = ({ staff }: Story, document: DocumentKind, date: string) => ({
  title: `SAMPLE ${documentLabels[document]}`,
  lines: [
    `Name: ${staff.given} ${staff.family}`.trim(),
    `Date: ${date}`,
    'This file belongs to a demonstration. It proves nothing.',
  ],
})

function done(story: Story, step: Step, result: Result<unknown>): void {
  if (!result.ok)
    throw new Error(
      `The sample ${story.name} was refused at "${step.act}": ${JSON.stringify(result.problems)}`,
    )
}

const organizationOf = ({ organization }: Story) => {
  const found = sampleOrganizations.find(({ slug }) => slug === organization)
  if (!found) throw new Error(`No sample organization ${organization}`)
  return found
}

const domainOf = (story: Story) => organizationOf(story).emailDomains[0]

/** One story has a requestor from outside the domains on record (D10). */
const requestorDomainOf = (story: Story) =>
  story.name.endsWith('outside-domain') ? 'consultants.example' : domainOf(story)

const emailOf = (name: string, domain: string) => `${name.toLowerCase().replace(/\s+/g, '.')}@${domain}`

/** The same for a story for ever, in the form of a UUID. */
function submissionKeyOf({ name }: Story): string {
  const hex = createHash('sha256').update(`sample ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
