import type { CollectionBeforeChangeHook } from 'payload'
import type { Coordinator } from '../../src/payload-types.ts'
import { checkAbsence } from '../../src/policy/absence.ts'
import { idOf } from '../../src/services/names.ts'
import { refuseIf } from '../../src/services/refused.ts'

/** An absence and its delegate make sense, through whichever door they come (R17). */
export const refuseWrongAbsence: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const merged = { ...originalDoc, ...data } as {
    id?: string
    kind: Coordinator['kind']
    awayFrom?: string | null
    awayTo?: string | null
    standIn?: string | { id: string } | null
  }
  if (!('awayFrom' in data || 'awayTo' in data || 'standIn' in data)) return data
  const standInId = idOf(merged.standIn)
  const standIn = standInId
    ? await req.payload.findByID({
        collection: 'coordinators',
        id: standInId,
        depth: 0,
        disableErrors: true,
        overrideAccess: true,
        req,
      })
    : undefined
  refuseIf(
    checkAbsence({
      coordinatorId: merged.id,
      kind: merged.kind,
      keepsStandIn: standInId === idOf(originalDoc?.standIn),
      awayFrom: merged.awayFrom ?? undefined,
      awayTo: merged.awayTo ?? undefined,
      standIn: standInId
        ? { id: standInId, kind: standIn?.kind ?? 'auditor', active: Boolean(standIn?.active) }
        : undefined,
    }),
  )
  return data
}
