/** `npm run migrate`: brings the database up to date, one process at a time, and puts the reference data in. */
import { systemClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { bringUpToDate } from '../database/migrations.ts'
import { refuseStart } from '../server/process.ts'
import { openApplication } from '../services/application.ts'

try {
  await bringUpToDate(await openApplication(loadConfig(process.env), systemClock))
  console.log('The database is up to date.')
  process.exit(0)
} catch (error) {
  refuseStart(error)
}
