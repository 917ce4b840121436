import { formatCivilDate } from '../dates.ts'
import { documentFields } from '../eligibility.ts'
import type { Problem } from '../problem.ts'
import { documentKinds } from '../vocabulary.ts'
import type { Check } from './kind.ts'

const names = { 'ispa-training': 'ISPA training', 'confidentiality-statement': 'statement' } as const

/** Both dates newer than those on file, and files that are not those on file (R46, R47, D4). */
export const newerDocuments: Check = (claims, { account, sameFiles }) =>
  documentKinds.flatMap((document): Problem[] => {
    const { date, file } = documentFields[document]
    const before = account?.[date]
    const problems: Problem[] = []
    if (before && claims[date] && claims[date] <= before)
      problems.push({
        code: `${document}-not-newer`,
        field: date,
        message: `Enter the date of this year's ${names[document]}: ${formatCivilDate(before)} is on file already, and the new date must be later`,
        clause: 'R46',
      })
    if (sameFiles.includes(document))
      problems.push({
        code: `${document}-same-file`,
        field: file,
        message: 'Select the new document: this file is on file already',
        clause: 'R47',
      })
    return problems
  })
