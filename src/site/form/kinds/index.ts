import type { RequestKind } from '../../../policy/vocabulary.ts'
import type { FormDeclaration } from '../question.ts'
import { annualMaintenanceForm } from './annualMaintenance.ts'
import { changeAccessForm } from './changeAccess.ts'
import { deactivateForm } from './deactivate.ts'
import { newAccountForm } from './newAccount.ts'
import { resetPasswordForm } from './resetPassword.ts'

/** Every kind as the public site asks for it. */
export const requestForms: Record<RequestKind, FormDeclaration> = {
  'new-account': newAccountForm,
  'annual-maintenance': annualMaintenanceForm,
  deactivate: deactivateForm,
  'reset-password': resetPasswordForm,
  'change-access': changeAccessForm,
}
