import type { Request, Response } from 'express'
import { poolOf } from '../../database/connection.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { type OrganizationType, organizationTypes } from '../../policy/vocabulary.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import {
  activeJobFunctions,
  activeOrganizations,
  activePrivileges,
  ownStaff,
} from '../../services/choices.ts'
import { hasTwinFiles } from '../../services/accounts.ts'
import { currentForms } from '../../services/currentForms.ts'
import { localPoliciesOf } from '../../services/localPolicies.ts'
import { myStaff } from '../../services/myStaff.ts'
import { type Draft, type DraftKey, findDraft, saveAnswers } from '../../services/drafts.ts'
import { clearCookie, readCookie, readSealedCookie } from '../cookies.ts'
import { requestorOf, seeOther, type Site } from '../site.ts'
import { claimsOf } from './claimsOf.ts'
import type { Moment } from './journey.ts'
import type { FormDeclaration } from './question.ts'
import { textAnswer } from './readAnswers.ts'

export type OpenForm = { moment: Moment; draft: Draft }

/**
 * The draft of the requestor who asks, ready to be shown or changed; where it cannot be, the answer is sent:
 * to the sign-in, to the first question, or to the page of the request that was sent already (PG-3).
 */
export async function openForm(
  site: Site,
  form: FormDeclaration,
  req: Request,
  res: Response,
): Promise<OpenForm | undefined> {
  const { app } = site
  const email = requestorOf(res)
  if (!email) {
    const begun = form.introduction || readCookie(app, req, 'gate') || req.method === 'POST'
    seeOther(res, begun ? `/sign-in?next=${req.path}` : form.base)
    return undefined
  }
  const draft = await findDraft(app, draftKeyOf(form, email))
  if (!draft || draft.sentRequestId) {
    seeOther(res, draft ? `${form.base}/already-sent` : form.base)
    return undefined
  }
  await takeHeldAnswers(site, req, res, draft)
  return { draft, moment: await withLookups(site, await momentOf(site, form, draft)) }
}

/**
 * With what must be looked up for the answers: whether its files are one and the same, which their content alone
 * tells, and the local office policy of the organization.
 */
export async function withLookups({ app }: Site, moment: Moment): Promise<Moment> {
  const { evidence, organizationId } = claimsOf(moment)
  return {
    ...moment,
    hasTwinFiles: await hasTwinFiles(app, evidence),
    localPolicies: await localPoliciesOf(poolOf(app.payload), [organizationId]),
  }
}

/** The one draft of a requestor for this form. */
export const draftKeyOf = ({ kind, answers }: FormDeclaration, email: string): DraftKey => ({
  email,
  kind,
  answersRequestId: answers?.requestId,
})

export async function momentOf({ app }: Site, form: FormDeclaration, draft: Draft): Promise<Moment> {
  const type = textAnswer(draft.answers, 'organizationType')
  const isKnown = (organizationTypes as readonly string[]).includes(type)
  const { concerns, asks, documents } = kindOf(form.kind)
  return {
    form,
    answers: draft.answers,
    choices: {
      organizations: isKnown ? await activeOrganizations(app, type as OrganizationType) : [],
      privileges: asks.includes('privilegesRequested') ? await activePrivileges(app) : [],
      overseen: await myStaff(app, draft.email, { activeOnly: true }),
      staff: concerns === 'account-holder' ? await ownStaff(app, draft.email) : [],
      jobFunctions: asks.includes('jobFunction') ? await activeJobFunctions(app) : [],
      revisions: documents === 'none' ? [] : await currentForms(app),
    },
    email: draft.email,
    today: pacificDateOf(app.clock.now()),
  }
}

/** Answers of a page whose session had ended wait in the browser until the requestor is back on that page. */
async function takeHeldAnswers({ app }: Site, req: Request, res: Response, draft: Draft): Promise<void> {
  if (req.method !== 'GET') return
  const held = readSealedCookie(app, req, 'held') as { path?: string; answers?: object } | undefined
  if (held?.path !== req.path || !held.answers) return
  await saveAnswers(app, draft, { ...held.answers })
  draft.answers = { ...draft.answers, ...held.answers }
  clearCookie(app, res, 'held')
}
