/** `npm start`: the service in production. The demonstration starts the same server by `src/demo/run.ts`. */
import { systemClock } from './clock.ts'
import { loadConfig } from './config.ts'
import { consoleIntoLog } from './log/consoleIntoLog.ts'
import { endOnUncaughtFault } from './server/faults.ts'
import { checkDatabase } from './server/preflight.ts'
import { refuseStart, stopOnSignals } from './server/process.ts'
import { startServer } from './server/start.ts'
import { openApplication } from './services/application.ts'

try {
  const config = loadConfig(process.env)
  await checkDatabase(config.databaseUrl)
  const app = await openApplication(config, systemClock)
  consoleIntoLog(app.payload.logger)
  endOnUncaughtFault(app.payload.logger)
  const server = await startServer(app)
  stopOnSignals(async () => {
    await server.stop()
    await app.payload.destroy()
  })
  app.payload.logger.info(`CalJOBS System Access answers on port ${config.port} as ${config.publicUrl}`)
} catch (error) {
  refuseStart(error)
}
