import type { Endpoint } from 'payload'
import { z } from 'zod'
import { askForJob } from '../../src/services/jobs.ts'
import { recordAct } from '../recordAct.ts'

/** `POST /api/jobs/:id/run`: the Operations Unit asks for a job to run at once; its id is its name. */
export const runJobEndpoint: Endpoint = {
  ...recordAct({
    name: 'run',
    subject: 'job',
    isId: (name) => /^[a-z-]{1,50}$/.test(name),
    shape: z.object({}),
    run: (app, { id, user, address }) => askForJob(app, { name: id, user, address }),
    answer: ({ name }) => ({ job: { name } }),
  }),
  path: '/jobs/:id/run',
}
