import type { PayloadRequest } from 'payload'
import { activeCoordinator } from '../../access/roles.ts'
import { poolOf } from '../../database/connection.ts'
import { ACCEPTED_FILES, MAXIMUM_FILE_BYTES } from '../../evidence/limits.ts'
import type { Incident, Investigation } from '../../payload-types.ts'
import { mayNotInvestigate, securityOfficeDue } from '../../policy/investigation.ts'
import { idOf, idsOf, namesOf } from '../names.ts'
import { within } from '../within.ts'
import { asInvestigator, involvedIn } from './actOnIncident.ts'

export type LogStep = { id: string; at: string; who: string; text: string }
/** `size` in bytes. */
export type AttachedFile = { id: string; displayName: string; size: number; addedBy: string; addedAt: string }

/** One round with its log and its files, as oversight reads it. */
export type Round = {
  record: Investigation
  investigator: string
  closer?: string
  steps: LogStep[]
  files: AttachedFile[]
}

/** What the Operations Unit knows, and who may go on with it. */
export type InvestigationView = {
  /** The last round first. */
  rounds: Round[]
  /** Why the signed-in person may not act; nothing where they may. */
  mayNot?: string
  /** Whether they may give it to somebody of the Operations Unit. */
  mayAssign: boolean
  /** Who can investigate. */
  candidates: { id: string; name: string }[]
  /** UTC instant by which the security office is to be told. */
  securityOfficeDue?: Date
  securityOfficeHours: number
  /** What a file must be, as a browser filters it, and its size in bytes at most. */
  fileRule: { accepted: string; maximumBytes: number }
}

/** Reads the rounds of an investigation. The caller has made sure that the person sees them (R45). */
export async function investigationOf(req: PayloadRequest, incident: Incident): Promise<InvestigationView> {
  const coordinator = activeCoordinator(req.user)
  const [records, involved, settings, { docs: operations }] = await Promise.all([
    roundsOf(req, incident.id),
    involvedIn(poolOf(req.payload), incident),
    req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req }),
    req.payload.find({
      collection: 'coordinators',
      where: { kind: { equals: 'operations-unit' }, active: { equals: true } },
      sort: 'name',
      pagination: false,
      depth: 0,
      overrideAccess: true,
      req,
    }),
  ])
  const hours = settings.securityOfficeHours
  return {
    rounds: await withContents(req, records),
    mayNot: coordinator ? mayNotInvestigate(asInvestigator(coordinator), involved)?.message : undefined,
    mayAssign: coordinator?.kind === 'operations-unit',
    candidates: operations
      .filter((one) => !mayNotInvestigate(asInvestigator(one), involved))
      .map(({ id, name }) => ({ id, name })),
    securityOfficeHours: hours,
    fileRule: { accepted: ACCEPTED_FILES, maximumBytes: MAXIMUM_FILE_BYTES },
    ...(incident.operationsToldAt && {
      securityOfficeDue: securityOfficeDue(new Date(incident.operationsToldAt), hours),
    }),
  }
}

async function roundsOf(req: PayloadRequest, incidentId: string): Promise<Investigation[]> {
  const { docs } = await req.payload.find({
    collection: 'investigations',
    where: { incident: { equals: incidentId } },
    sort: '-round',
    ...within(req),
  })
  return docs
}

async function withContents(req: PayloadRequest, records: Investigation[]): Promise<Round[]> {
  const ids = records.map(({ id }) => id)
  const people = records.flatMap(({ investigator, closedBy }) => [investigator, closedBy])
  const [names, steps, files] = await Promise.all([
    namesOf(req, 'coordinators', people),
    stepsOf(req, ids),
    filesOf(req, ids),
  ])
  return records.map((record) => ({
    record,
    investigator: names.get(idOf(record.investigator) ?? '') ?? '',
    closer: names.get(idsOf([record.closedBy])[0] ?? ''),
    steps: steps.filter(({ investigation_id: of }) => of === record.id).map(asStep),
    files: files.filter(({ investigation }) => idOf(investigation) === record.id).map(asFile),
  }))
}

type StepRecord = { id: string; investigation_id: string; at: Date; who: string; text: string }

async function stepsOf(req: PayloadRequest, ids: string[]): Promise<StepRecord[]> {
  const { rows } = await poolOf(req.payload).query<StepRecord>(
    `select s.id, s.investigation_id, s.at, c.name as who, s.text
       from investigation_steps s join coordinators c on c.id = s.coordinator_id
      where s.investigation_id = any($1::uuid[]) order by s.at, s.id`,
    [ids],
  )
  return rows
}

const asStep = ({ id, at, who, text }: StepRecord): LogStep => ({ id, at: at.toISOString(), who, text })

/** Through the access rule of the files: those that the door would not let out are not listed. */
async function filesOf(req: PayloadRequest, ids: string[]) {
  if (!ids.length) return []
  const { docs } = await req.payload.find({
    collection: 'evidence',
    where: { investigation: { in: ids } },
    sort: 'createdAt',
    ...within(req),
  })
  return docs
}

const asFile = (file: Awaited<ReturnType<typeof filesOf>>[number]): AttachedFile => ({
  id: file.id,
  displayName: file.displayName,
  size: file.size,
  addedBy: file.uploadedByEmail,
  addedAt: file.createdAt,
})
