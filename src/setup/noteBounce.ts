/**
 * `npm run note-bounce`: reads one delivery status notification from standard input, as the alias of a mail server
 * hands it over, and notes that the message came back. It ends with 0 where there is nothing more to do, 65 for what
 * is no report, 67 for a message that is not of this service, 75 where the mail server should try again.
 */
import { text } from 'node:stream/consumers'
import { systemClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { readBounce } from '../mail/bounce.ts'
import { refuseStart } from '../server/process.ts'
import { openApplication } from '../services/application.ts'
import { noteReport, type ReportOutcome } from '../services/undelivered.ts'

const endings: Record<ReportOutcome | 'no-report', { code: number; words: string }> = {
  noted: { code: 0, words: 'Noted: the message came back.' },
  'noted-before': { code: 0, words: 'It is known already that this message was not delivered.' },
  'not-failed': { code: 0, words: 'The report tells of no failure: nothing is noted.' },
  'no-report': { code: 65, words: 'This is no delivery status notification (RFC 3464).' },
  unknown: { code: 67, words: 'The report is about no message of this service.' },
  'still-sending': { code: 75, words: 'The message is being sent. Hand the report over again later.' },
}

try {
  const bounce = readBounce(await text(process.stdin))
  const outcome = bounce
    ? await noteReport(await openApplication(loadConfig(process.env), systemClock), bounce)
    : 'no-report'
  const { code, words } = endings[outcome]
  if (code) console.error(words)
  else console.log(words)
  process.exit(code)
} catch (error) {
  refuseStart(error)
}
