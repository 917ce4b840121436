import { startJobs } from '../jobs/startJobs.ts'
import type { Application } from '../services/application.ts'
import { sendMail } from './sendMail.ts'

/**
 * What goes on behind the pages, from now on: mail is sent, jobs run. In the server itself or, with
 * MAIL_SENDER=separate, in the worker.
 * @returns how to end it, after the message and the runs in hand
 */
export function runInBackground(app: Application): () => Promise<void> {
  const stopMail = sendMail(app)
  const jobs = startJobs(app)
  return async () => {
    await Promise.all([stopMail(), jobs.stop()])
  }
}
