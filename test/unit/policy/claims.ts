import { declarationsFor } from '../../../src/policy/declarations.ts'
import { type Claims, nothingClaimed } from '../../../src/policy/claims.ts'
import { kindOf } from '../../../src/policy/kinds/index.ts'

export const REQUEST_DATE = '2026-11-23'

/** Claims of an EDD employee in a WSB Field Division that pass on 23 November 2026. */
export const eddClaims = (over: Partial<Claims> = {}): Claims => ({
  ...nothingClaimed,
  kind: 'new-account',
  organizationType: 'wsb-field-division',
  organizationId: '6f0e2b0e-0000-4000-8000-000000000001',
  requestorName: 'Sample Supervisor',
  requestorTitle: 'manager-supervisor',
  requestorPhone: '916 555 0100',
  requestorEmail: 'supervisor@field-division.example',
  staffGivenName: "Zoë-Anne O'Neil",
  staffFamilyName: '',
  staffEmail: 'staff@field-division.example',
  staffPhone: '',
  isEddEmployee: true,
  jobFunction: 'Case manager',
  privilegesRequested: ['6f0e2b0e-0000-4000-8000-000000000002'],
  businessNeed: 'Records services for job seekers.',
  ispaCompletedOn: '2026-04-28',
  statementSignedOn: '2026-11-11',
  evidence: [],
  declarations: declarationsFor(kindOf('new-account'), { isEddEmployee: true }).map(({ code }) => code),
  ...over,
})

/** The same for staff of a community-based organization, with both files. */
export const nonEddClaims = (over: Partial<Claims> = {}): Claims =>
  eddClaims({
    organizationType: 'community-based-organization',
    requestorTitle: 'project-manager',
    isEddEmployee: false,
    evidence: [
      { document: 'ispa-training', id: '6f0e2b0e-0000-4000-8000-000000000003' },
      { document: 'confidentiality-statement', id: '6f0e2b0e-0000-4000-8000-000000000004' },
    ],
    ...over,
  })
