import { documentsOf } from '../eligibility.ts'
import { kindOf } from '../kinds/index.ts'
import { isOutsideDomains, isUnlisted } from '../people.ts'
import { organizationTypeLabels } from '../vocabulary.ts'
import { type CheckLine, line } from './line.ts'
import type { ReviewedRequest } from './reviewed.ts'

/** What is on record to look at a requestor by, and at the claim that somebody is an EDD employee (R10, R14, D25). */
export type WhoAsks = {
  /** Mail domains of the organization; where none are on record, no address can be held against them. */
  emailDomains: string[]
  /** Addresses that the organization lets ask; an empty list names nobody, and flags nobody. */
  authorizedRequestors: string[]
  /** Mail domains of the EDD. */
  eddDomains: string[]
  /** Nothing of this requestor was approved before, and no other account on record is theirs. */
  isFirstRequest: boolean
}

/** Who asks is a claim: a coordinator looks at what nothing on record bears out (R14, D10, D25). */
export const requestorLines = (request: ReviewedRequest): CheckLine[] => [
  domainLine(request),
  request.whoAsks.isFirstRequest
    ? line(
        'look',
        'first-request',
        'D25',
        'This is the first request of this requestor: make sure that they work there and oversee this person',
      )
    : line('pass', 'first-request', 'D25', 'The requestor is known: this is not their first request'),
  ...listLines(request),
  ...eddLines(request),
]

function domainLine({ requestorEmail, outsideDomains, whoAsks: { emailDomains } }: ReviewedRequest) {
  if (outsideDomains || isOutsideDomains(requestorEmail, emailDomains))
    return line('look', 'domain', 'D10', "The requestor's address is outside the mail domains on record")
  return emailDomains.length
    ? line('pass', 'domain', 'D10', "The requestor's address is within the mail domains on record")
    : line(
        'look',
        'domain',
        'D25',
        "No mail domains of the organization are on record, so the requestor's address could not be compared",
      )
}

function listLines({ requestorEmail, whoAsks: { authorizedRequestors } }: ReviewedRequest): CheckLine[] {
  if (!authorizedRequestors.length) return []
  return isUnlisted(requestorEmail, authorizedRequestors)
    ? [
        line(
          'look',
          'authorized-requestor',
          'D25',
          "The requestor is not on the organization's list of authorized requestors",
        ),
      ]
    : [
        line(
          'pass',
          'authorized-requestor',
          'D25',
          "The requestor is on the organization's list of authorized requestors",
        ),
      ]
}

/** Where documents come with the request, the claim decides which form counts, and that no file is asked for. */
function eddLines(request: ReviewedRequest): CheckLine[] {
  const { kind, isEddEmployee, organizationType, staffEmail, whoAsks } = request
  if (!isEddEmployee || !documentsOf(kindOf(kind).documents, request).length) return []
  const lines = []
  if (organizationType === 'local-area' || organizationType === 'community-based-organization')
    lines.push(
      line(
        'look',
        'edd-employee-elsewhere',
        'D25',
        `The requestor says that this is an EDD employee, at an organization of the type ${organizationTypeLabels[organizationType]}: make sure of it`,
      ),
    )
  if (!whoAsks.eddDomains.length || isOutsideDomains(staffEmail, whoAsks.eddDomains))
    lines.push(
      line(
        'look',
        'edd-employee-address',
        'D25',
        "The requestor says that this is an EDD employee, but the staff member's address is not one of the EDD: make sure of it",
      ),
    )
  return lines.length
    ? lines
    : [line('pass', 'edd-employee', 'D25', "The EDD employee's address is one of the EDD")]
}
