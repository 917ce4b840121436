/** `npm run first-coordinator -- EMAIL NAME`: the first account of the CalJOBS Operations Unit, which makes all others. */
import { randomBytes } from 'node:crypto'
import { systemClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { isEmail, normalizeEmail } from '../policy/people.ts'
import { StartRefused } from '../server/preflight.ts'
import { refuseStart } from '../server/process.ts'
import { openApplication } from '../services/application.ts'

try {
  const [email = '', ...names] = process.argv.slice(2)
  const name = names.join(' ').trim()
  if (!isEmail(email) || !name)
    throw new StartRefused('Say who: npm run first-coordinator -- name@agency.example "Given Family"')
  const password = await makeFirst(normalizeEmail(email), name)
  console.log(`Made ${email}. It signs in at /admin with the password ${password}`)
  console.log('It is shown this once. Set another in the panel, under Account.')
  process.exit(0)
} catch (error) {
  refuseStart(error)
}

/** @throws StartRefused when the Operations Unit has an account already: it makes the others, in the panel */
async function makeFirst(email: string, name: string): Promise<string> {
  const { payload } = await openApplication(loadConfig(process.env), systemClock)
  const { totalDocs } = await payload.count({
    collection: 'coordinators',
    where: { kind: { equals: 'operations-unit' }, active: { equals: true } },
    overrideAccess: true,
  })
  if (totalDocs)
    throw new StartRefused(
      'The Operations Unit has an account already: it makes further accounts in the panel, under Coordinators',
    )
  const password = randomBytes(15).toString('base64url')
  await payload.create({
    collection: 'coordinators',
    data: { email, name, kind: 'operations-unit', active: true, password },
    depth: 0,
    overrideAccess: true,
  })
  return password
}
