import { inTransaction } from '../database/transaction.ts'
import type { Application } from '../services/application.ts'

/**
 * What no service lets happen, as records from before this service came would show it: on the sample accounts that
 * `sampleFaultStories.ts` makes, for a quarterly review to find (R49). Done twice, it is done once.
 */
export const plantSampleFaults = (app: Application): Promise<void> =>
  inTransaction(app.payload, async ({ sql }) => {
    for (const { email, statement } of faults) await sql.query(statement, [email])
  })

type Fault = { email: string; statement: string }

const staffOf = '(select id from staff where email = $1)'

const faults: Fault[] = [
  // A statement on the form of EDD employees, of somebody who is none.
  {
    email: 'wren.sample@partner.example',
    statement: `
      with accepted as (
        update attestations set form = 'de-7410', form_revision_id = (
          select id from confidentiality_forms where form = 'de-7410' and revision = 'SAMPLE 1'
            and state in ('current', 'superseded'))
         where staff_id = ${staffOf} and document = 'confidentiality-statement')
      update staff set statement_form = 'de-7410' where email = $1`,
  },
  // Training that was accepted without its certificate.
  {
    email: 'ellis.sample@community.example',
    statement: `
      update attestations set evidence_id = null where staff_id = ${staffOf} and document = 'ispa-training'`,
  },
  // A privilege on record in the place of one that was granted.
  {
    email: 'ellis.sample@community.example',
    statement: `
      update staff_rels set privileges_id = (select id from privileges where code = 'individual-fund-tracking')
       where parent_id = ${staffOf} and path = 'privileges'
         and privileges_id = (select id from privileges where code = 'case-notes')`,
  },
  // Credentials that went out without a copy to the requestor.
  {
    email: 'wren.sample@partner.example',
    statement: `update messages set cc = null where template = 'account-credentials' and "to" = $1`,
  },
  // A denial that nobody was told of.
  {
    email: 'shiloh.sample@partner.example',
    statement: `
      delete from messages where template = 'request-denied'
        and request_id in (select id from requests where staff_email = $1)`,
  },
]
