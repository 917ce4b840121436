import type { ShippedPage } from './blocks.ts'
import { annualMaintenance } from './pages/annualMaintenance.ts'
import { beforeYouStart } from './pages/beforeYouStart.ts'
import { changeAccess } from './pages/changeAccess.ts'
import { closedLate } from './pages/closedLate.ts'
import { confidentiality } from './pages/confidentiality.ts'
import { deactivate } from './pages/deactivate.ts'
import { newAccount } from './pages/newAccount.ts'
import { personalDevices } from './pages/personalDevices.ts'
import { resetPassword } from './pages/resetPassword.ts'

/** The training that ships with the service, in its order (R48). */
export const shippedTraining: ShippedPage[] = [
  beforeYouStart,
  newAccount,
  resetPassword,
  changeAccess,
  deactivate,
  annualMaintenance,
  confidentiality,
  personalDevices,
  closedLate,
]
