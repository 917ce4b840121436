import path from 'node:path'
import type { Config } from '../config.ts'
import { coordinatorKindLabels } from '../policy/vocabulary.ts'
import { demoAccounts } from './sampleAccounts.ts'

type Screen = { config: Config; password: string; data: string; seconds: number }

/** What a person needs to begin, on one screen. */
export function firstScreen({ config, password, data, seconds }: Screen): string {
  const width = Math.max(...demoAccounts.map(({ kind }) => coordinatorKindLabels[kind].length))
  const accounts = demoAccounts.map(
    ({ kind, email }) => `    ${coordinatorKindLabels[kind].padEnd(width)}  ${email}`,
  )
  const mailbox = config.smtpUrl ? 'sent by SMTP_URL' : `${config.publicUrl}/dev/mailbox`
  return [
    '',
    `  CalJOBS System Access is ready (${seconds.toFixed(1)} s). Everything in it is a SAMPLE.`,
    '',
    `  Requests   ${config.publicUrl}`,
    `  Panel      ${config.publicUrl}/admin`,
    `  Mail       ${mailbox}`,
    '',
    '  Sign in to the panel as',
    ...accounts,
    `  with the password ${password}   (also in ${path.join(data, 'demo-accounts.json')})`,
    '',
    '  Requestors need no account: any address will do, its sign-in code is in the mailbox.',
    '  One with staff and requests: parker.sample@area-one.example',
    `  Data is kept in ${data}. Ctrl-C stops everything.`,
    '',
    '',
  ].join('\n')
}
