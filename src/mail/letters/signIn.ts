import { formatPacificInstant } from '../../policy/dates.ts'
import { type Letter, Token } from '../blocks.ts'
import type { NoticeOf } from '../notices.ts'

/** To an address that is being proved: code and link, and what to do when somebody else asked (D9). */
export const signInCode = ({ expiresAt }: NoticeOf<'sign-in-code'>): Letter => ({
  subject: 'CalJOBS System Access: your sign-in code',
  heading: 'Confirm your email address',
  blocks: [
    { code: new Token('sign-in-code'), label: 'Enter this code on the page that asked for it' },
    { action: 'Or open this page and confirm there', href: new Token('sign-in-link') },
    { paragraph: `Code and link work once, until ${formatPacificInstant(expiresAt)}.` },
    {
      paragraph:
        'You did not ask for a code? Then ignore this message. Nobody can sign in without it. Never pass the code on: we do not ask for it by phone or email.',
    },
  ],
})

/** To a requestor who wants to finish a form later; the link works once (SR-1). */
export const savedForLater = ({ title, expiresAt }: NoticeOf<'saved-for-later'>): Letter => ({
  subject: 'CalJOBS System Access: go on with your request',
  heading: 'Your answers are saved',
  blocks: [
    { paragraph: `You began ${title} and saved it to finish later.` },
    { action: 'Go on with your request', href: new Token('resume-link') },
    {
      paragraph: `The link works once, until ${formatPacificInstant(expiresAt)}. A newer link takes its place. Your answers are deleted then, if nothing is sent.`,
    },
    { paragraph: 'You did not do this? Then ignore this message.' },
  ],
})

/** To a coordinator who asked to set a new password for the panel (R17). */
export const coordinatorPassword = ({ expiresAt }: NoticeOf<'coordinator-password'>): Letter => ({
  subject: 'CalJOBS System Access: set a new password',
  heading: 'Set a new password',
  blocks: [
    { paragraph: 'Somebody asked for a new password for your coordinator account.' },
    { action: 'Set a new password', href: new Token('password-link') },
    { paragraph: `The link works until ${formatPacificInstant(expiresAt)}.` },
    { paragraph: 'You did not ask for it? Then ignore this message. Your password stays as it is.' },
  ],
})
