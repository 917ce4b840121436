import { type Sentence, textIn } from './told.ts'

/** Who came in, who was kept out. */
export const signInSentences = {
  'sign-in-code-sent': ({ who }) => `A sign-in code was sent to ${lower(who)}`,
  'sign-in-code-refused': ({ who }) => `${who} tried a wrong, used or expired sign-in code`,
  'address-proved': ({ who }) => `${who} proved the email address`,
  'form-saved': ({ who }) => `${who} saved a form to finish it later`,
  'form-link-refused': ({ who }) => `${who} tried a used or expired link to a saved form`,
  'coordinator-signed-in': ({ who }) => `${who} signed in`,
  'password-reset': ({ who }) => `${who} set a new password by the link of an email`,
  'coordinator-signed-out': ({ who }) => `${who} signed out`,
  'sign-in-refused': ({ who }) => `${who} was refused the sign-in`,
  'access-refused': ({ who, what, after }) => {
    const act = textIn(after, 'act').replaceAll('-', ' ')
    return `${who} was refused ${act ? `the act “${act}” on ${what}` : `access to ${what}`}`
  },
} satisfies Record<string, Sentence>

/** Within a sentence `a visitor`; names stay as they are. */
const lower = (who: string): string => who.replace(/^A visitor/, 'a visitor')
