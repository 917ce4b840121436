import { removeUpload } from '../../evidence/uploads.ts'
import type { Application } from '../../services/application.ts'
import { ownStaff } from '../../services/choices.ts'
import { type Answers, discardDraft, findDraft, openDraft, saveAnswers } from '../../services/drafts.ts'
import { findRequestor } from '../../services/requestors.ts'
import { draftKeyOf } from './moment.ts'
import type { FormDeclaration } from './question.ts'
import { fileAnswer } from './readAnswers.ts'

/** Answers that the service gives by itself: a form that holds no others has not been begun. */
const ofItself = ['requestorName', 'requestorTitle', 'requestorPhone']

/** The answers of an open form that a person has begun to fill in. */
export async function openAnswers(
  app: Application,
  form: FormDeclaration,
  email: string,
): Promise<Answers | undefined> {
  const draft = await findDraft(app, draftKeyOf(form, email))
  const begun =
    draft && !draft.sentRequestId && Object.keys(draft.answers).some((name) => !ofItself.includes(name))
  return begun ? draft.answers : undefined
}

/**
 * Opens the form, with what is known of the requestor (WCAG 3.3.7).
 * @param staffId one of the requestor's own staff; another id counts as none
 */
export async function beginDraft(
  app: Application,
  form: FormDeclaration,
  email: string,
  staffId?: string,
): Promise<void> {
  const known = await findRequestor(app, email)
  const own = staffId ? (await ownStaff(app, email)).find((one) => one.staffId === staffId) : undefined
  const draft = await openDraft(app, draftKeyOf(form, email))
  const given: Answers = {
    ...(known ? { requestorName: known.name, requestorTitle: known.title, requestorPhone: known.phone } : {}),
    ...(own
      ? {
          staffId: own.staffId,
          staffGivenName: own.givenName,
          staffFamilyName: own.familyName,
          jobFunction: own.jobFunction,
        }
      : {}),
  }
  // What the person has answered already stays.
  const missing = Object.entries(given).filter(([name]) => draft.answers[name] === undefined)
  await saveAnswers(app, draft, Object.fromEntries(missing))
}

/** The files of a draft go with it: no request can take them up any more. */
export async function discardOpenDraft(
  app: Application,
  form: FormDeclaration,
  email: string,
  address: string | undefined,
): Promise<void> {
  const key = draftKeyOf(form, email)
  const draft = await findDraft(app, key)
  for (const name of Object.keys(draft?.sentRequestId ? {} : (draft?.answers ?? {}))) {
    const file = fileAnswer(draft?.answers ?? {}, name)
    if (file) await removeUpload(app, { id: file.id, uploadedByEmail: email, address })
  }
  await discardDraft(app, key)
}
