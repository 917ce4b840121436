'use client'

import { type RecordAct, useRecordAct } from '../parts/useRecordAct.ts'

/** The heading that takes the focus when an act takes its own form away. */
export const INVESTIGATION_HEADING = 'investigation'

/** One act on a late deactivation. */
export const useIncidentAct = (incidentId: string): RecordAct => useRecordAct(`/api/incidents/${incidentId}`)

/** For acts whose form goes away with them. */
export const focusInvestigation = () => document.getElementById(INVESTIGATION_HEADING)?.focus()
