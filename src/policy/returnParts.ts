import type { Problem } from './problem.ts'

/** The parts of a request that a coordinator can ask about again (ux SP-4); which of them, the kind declares. */
export const returnParts = [
  'requestor',
  'staff-member',
  'access',
  'reset-reason',
  'departure',
  'ispa-training',
  'confidentiality-statement',
] as const
export type ReturnPart = (typeof returnParts)[number]

export const partLabels: Record<ReturnPart, string> = {
  requestor: 'You, the requestor',
  'staff-member': 'The staff member',
  access: 'The access and why it is needed',
  'reset-reason': 'Why the password must be reset',
  departure: 'Last day and reason',
  'ispa-training': 'ISPA training: date and certificate',
  'confidentiality-statement': 'Confidentiality statement: date and signed form',
}

const isReturnPart = (text: string): text is ReturnPart => (returnParts as readonly string[]).includes(text)

/**
 * A return names the parts and says in words what is missing.
 * @param offered the parts of this kind of request
 */
export function checkReturn(
  { parts, text }: { parts: string[]; text: string },
  offered: readonly ReturnPart[],
): Problem[] {
  const problems: Problem[] = []
  if (!parts.length || !parts.every((part) => isReturnPart(part) && offered.includes(part)))
    problems.push({
      code: 'missing-parts',
      field: 'parts',
      message: 'Select what the requestor must look at again',
    })
  if (text.replace(/[^\p{L}\p{N}]/gu, '').length < 5)
    problems.push({
      code: 'missing-text',
      field: 'text',
      message: 'Explain what you need from the requestor',
    })
  else if (text.length > 2000)
    problems.push({
      code: 'text-too-long',
      field: 'text',
      message: 'Shorten the text to 2000 characters or fewer',
    })
  return problems
}

/** The parts of a return that was checked. */
export const readReturnParts = (parts: string[]): ReturnPart[] => parts.filter(isReturnPart)
