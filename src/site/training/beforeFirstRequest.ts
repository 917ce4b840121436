import type { Response } from 'express'
import { TRAINING_PATH } from '../../policy/training.ts'
import type { RequestKind } from '../../policy/vocabulary.ts'
import { missingTraining } from '../../services/training/trainingCondition.ts'
import { sendPage, type Site } from '../site.ts'

/**
 * Who must go through the training before the first request (R48) is told before anything is typed.
 * @returns whether the page was answered with that
 */
export async function sentToTraining(
  site: Site,
  res: Response,
  { kind, base }: { kind: RequestKind; base: string },
  email: string,
): Promise<boolean> {
  const missing = await missingTraining(site.app, kind, email)
  if (!missing.length) return false
  sendPage(site, res, 'message', {
    heading: 'Go through the training first',
    back: base,
    errors: [],
    paragraphs: [
      'This is your first request. Before you send it, go through the training: short pages about how to ask for accounts and keep them in order.',
      'Say at the end of the list that you have gone through it. Then come back here. You do that once.',
      'Does an account have to be closed? That never waits for the training.',
    ],
    links: [
      { href: TRAINING_PATH, text: 'Go to the training' },
      { href: '/request/deactivate', text: 'Ask for a deactivation' },
    ],
  })
  return true
}
