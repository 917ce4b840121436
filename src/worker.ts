/** `npm run worker`: sends the mail and runs the jobs in a process of its own, where the server runs with MAIL_SENDER=separate. */
import { systemClock } from './clock.ts'
import { loadConfig } from './config.ts'
import { runInBackground } from './server/background.ts'
import { consoleIntoLog } from './log/consoleIntoLog.ts'
import { endOnUncaughtFault } from './server/faults.ts'
import { checkDatabase } from './server/preflight.ts'
import { refuseStart, stopOnSignals } from './server/process.ts'
import { openApplication } from './services/application.ts'

try {
  const config = loadConfig(process.env)
  await checkDatabase(config.databaseUrl)
  const app = await openApplication(config, systemClock)
  consoleIntoLog(app.payload.logger)
  endOnUncaughtFault(app.payload.logger)
  const stopBackground = runInBackground(app)
  stopOnSignals(async () => {
    await stopBackground()
    await app.payload.destroy()
  })
  app.payload.logger.info('The worker is at it: it sends the mail and runs the jobs')
} catch (error) {
  refuseStart(error)
}
