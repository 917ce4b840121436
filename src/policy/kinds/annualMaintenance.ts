import { accessDeclarations } from '../declarations.ts'
import { documentsOutcome } from './documentsOutcome.ts'
import type { Kind } from './kind.ts'
import { newerDocuments } from './newerDocuments.ts'

/** Annual maintenance: both dates newer than those on file, and other files (R11, R46, R47, D4). */
export const annualMaintenance: Kind = {
  label: 'Annual maintenance',
  title: 'annual maintenance',
  done: 'Renewed',
  concerns: 'account-holder',
  documents: 'needed',
  decided: true,
  credentials: false,
  acceptsUnproved: false,
  supersedes: false,
  target: 5,
  declarations: ['training-done', 'statement-signed', ...accessDeclarations, 'information-true'],
  returnParts: ['requestor', 'staff-member', 'ispa-training', 'confidentiality-statement'],
  asks: [],
  required: ['username'],
  checks: [newerDocuments],
  outcome: (request, account) => ({
    state: 'active',
    isEddEmployee: request.isEddEmployee,
    ...documentsOutcome(request, account),
    confirmedOn: request.requestDate,
  }),
  words: {
    forWhom: "This year's training and confidentiality statement, for one or many staff",
    afterGrant: 'The coordinator records the renewal next. You get a message when it is done.',
    whenDone: 'When the renewal is recorded, you get a message with the new due date.',
    work: 'Nothing is to be done in CalJOBS, unless it keeps the dates too. Record the renewal here.',
  },
}
