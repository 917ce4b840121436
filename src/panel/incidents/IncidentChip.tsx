import { type IncidentState, incidentStateLabels } from '../../policy/vocabulary.ts'

/** How far a late deactivation is, in words; the color only repeats it. */
export const IncidentChip = ({ state }: { state: IncidentState }) => (
  <span className={`cj-chip cj-chip--incident-${state}`}>{incidentStateLabels[state]}</span>
)
