import type { RuleCode } from './directive/rules.ts'
import type { Kind } from './kinds/kind.ts'
import { type StatementForm, statementFormLabels } from './vocabulary.ts'

/** Changes whenever a wording below does; stored with each request (R12). */
export const DECLARATIONS_VERSION = '2025-03-01.2'

export type DeclarationCode =
  | 'training-done'
  | 'statement-signed'
  | 'business-need'
  | 'no-personal-device'
  | 'will-oversee'
  | 'will-report-separation'
  | 'still-oversee'
  | 'information-true'
export type Declaration = { code: DeclarationCode; text: string; clause: RuleCode }

/** Of access that is given or kept (R12, R13, R33, R43). */
export const accessDeclarations: DeclarationCode[] = [
  'business-need',
  'no-personal-device',
  'will-oversee',
  'will-report-separation',
]

type Person = { isEddEmployee: boolean }

const texts: Record<DeclarationCode, { clause: RuleCode; text: (form: StatementForm) => string }> = {
  'training-done': {
    clause: 'R12',
    text: () =>
      'I made sure that this person completed the Information Security and Privacy Awareness (ISPA) training.',
  },
  'statement-signed': {
    clause: 'R12',
    text: (form) => `I made sure that this person signed the ${statementFormLabels[form]}.`,
  },
  'business-need': { clause: 'R12', text: () => 'This person has a business need for CalJOBS access.' },
  'no-personal-device': {
    clause: 'R33',
    text: () =>
      'I told this person never to use CalJOBS on a personal device, such as a laptop, home computer or cell phone.',
  },
  'will-oversee': {
    clause: 'R13',
    text: () =>
      'I will make sure that this person uses CalJOBS data in a secure way, and I will ask for a change when the need changes.',
  },
  'will-report-separation': {
    clause: 'R43',
    text: () =>
      'I will tell my CalJOBS Access Coordinator before this person leaves, and at once if the account is still open after that.',
  },
  'still-oversee': {
    clause: 'R13',
    text: () => 'I am the manager, supervisor or project manager of this person.',
  },
  'information-true': { clause: 'R27', text: () => 'What I say in this request is true.' },
}

/** What a requestor declares, each for itself (R12, R13, R33, R43); deactivations and resets only what they rest on. */
export const declarationsFor = (kind: Kind, { isEddEmployee }: Person): Declaration[] =>
  kind.declarations.map((code) => ({
    code,
    clause: texts[code].clause,
    text: texts[code].text(isEddEmployee ? 'de-7410' : 'e-1'),
  }))
