import { asksForDocuments, type RequestKind, type StatementForm, statementFormLabels } from './vocabulary.ts'

/** Changes whenever a wording below does; stored with each request (R12). */
export const DECLARATIONS_VERSION = '2025-03-01.1'

export type Declaration = { code: string; text: string; clause: string }

/**
 * What a requestor declares, each for itself (R12, R13, R33, R43).
 * @param kind deactivations and resets declare only what they rest on
 */
export function declarationsFor(
  kind: RequestKind,
  { isEddEmployee }: { isEddEmployee: boolean },
): Declaration[] {
  const form: StatementForm = isEddEmployee ? 'de-7410' : 'e-1'
  const documents: Declaration[] = [
    {
      code: 'training-done',
      text: 'I made sure that this person completed the Information Security and Privacy Awareness (ISPA) training.',
      clause: 'R12',
    },
    {
      code: 'statement-signed',
      text: `I made sure that this person signed the ${statementFormLabels[form]}.`,
      clause: 'R12',
    },
  ]
  const access: Declaration[] = [
    { code: 'business-need', text: 'This person has a business need for CalJOBS access.', clause: 'R12' },
    {
      code: 'no-personal-device',
      text: 'I told this person never to use CalJOBS on a personal device, such as a laptop, home computer or cell phone.',
      clause: 'R33',
    },
    {
      code: 'will-oversee',
      text: 'I will make sure that this person uses CalJOBS data in a secure way, and I will ask for a change when the need changes.',
      clause: 'R13',
    },
    {
      code: 'will-report-separation',
      text: 'I will tell my CalJOBS Access Coordinator before this person leaves, and at once if the account is still open after that.',
      clause: 'R43',
    },
  ]
  const truth: Declaration = {
    code: 'information-true',
    text: 'What I say in this request is true.',
    clause: 'R27',
  }
  if (asksForDocuments(kind)) return [...documents, ...access, truth]
  return kind === 'change-access' ? [...access, truth] : [truth]
}
