import { startSender } from '../mail/sender.ts'
import { openTransport } from '../mail/transport.ts'
import type { Application } from '../services/application.ts'

/** Sends the mail of the outbox from now on. @returns how to end it, after the message in hand */
export function sendMail(app: Application): () => Promise<void> {
  const transport = openTransport(app.config)
  const sender = startSender(app, transport)
  return async () => {
    await sender.stop()
    await transport.close()
  }
}
