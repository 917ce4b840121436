import { submitRequest } from '../../../services/submitRequest.ts'
import type { FormDeclaration } from '../question.ts'
import { documentSections } from '../sections/documents.ts'
import { organizationSections } from '../sections/organization.ts'
import { accountHolder, eddEmployee, requestorSection, whichStaff } from '../sections/people.ts'

/**
 * One renewal, as it is answered after a return for information. It is asked for in a table of all staff, one row
 * a person (`site/maintenance`).
 */
export const annualMaintenanceForm: FormDeclaration = {
  kind: 'annual-maintenance',
  base: '/request/annual-maintenance',
  steps: ['Staff member', 'Organization', 'You', 'Documents', 'Check and send'],
  sections: [
    whichStaff,
    accountHolder(),
    eddEmployee,
    ...organizationSections,
    requestorSection,
    ...documentSections({ optional: false }),
  ],
  submit: submitRequest,
}
