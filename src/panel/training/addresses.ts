import type { TrainingQuery } from '../../services/training/trainingProgress.ts'

export const trainingProgressPath = '/admin/training-progress'

const parametersOf = ({ organizationId, show }: TrainingQuery): string => {
  const said = new URLSearchParams()
  if (organizationId) said.set('org', organizationId)
  if (show !== 'everybody') said.set('show', show)
  return said.size ? `?${said}` : ''
}

/** The list, narrowed down. */
export const trainingProgressAddress = (query: TrainingQuery): string =>
  `${trainingProgressPath}${parametersOf(query)}`

/** The same as a file. */
export const trainingProgressFile = (query: TrainingQuery): string =>
  `/api/requestors/training.csv${parametersOf(query)}`
