/** `npm run worker`: sends the mail in a process of its own, where the server runs with MAIL_SENDER=separate. */
import { systemClock } from './clock.ts'
import { loadConfig } from './config.ts'
import { endOnUncaughtFault } from './server/faults.ts'
import { checkDatabase } from './server/preflight.ts'
import { refuseStart, stopOnSignals } from './server/process.ts'
import { sendMail } from './server/sendMail.ts'
import { openApplication } from './services/application.ts'

try {
  const config = loadConfig(process.env)
  await checkDatabase(config.databaseUrl)
  const app = await openApplication(config, systemClock)
  endOnUncaughtFault(app.payload.logger)
  const stopMail = sendMail(app)
  stopOnSignals(async () => {
    await stopMail()
    await app.payload.destroy()
  })
  app.payload.logger.info('The sender of mail is at work')
} catch (error) {
  refuseStart(error)
}
