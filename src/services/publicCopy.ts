import type { Payload } from 'payload'
import { isDatabaseLost } from '../database/lost.ts'
import type { PublicContacts } from '../policy/publicNotices.ts'
import type { Application } from './application.ts'
import { publicContacts } from './publicContacts.ts'
import { type PublicTraining, readTraining } from './training/trainingPages.ts'
import { storedTrainingFiles, type StoredTrainingFile } from './training/storedFiles.ts'

/** What everybody may read, as the database said last: people need it while the database is lost, too. */
export type PublicCopy = {
  contacts: PublicContacts
  training: PublicTraining
  /** By their names in addresses. */
  files: Map<string, StoredTrainingFile>
}

const copies = new WeakMap<Payload, PublicCopy>()

/** Minutes after which a change of the training or of the contacts is in the copy of every server. */
const EVERY_MINUTES = 1

/** What is on record now, kept in the memory of this process. */
export async function refreshPublicCopy(app: Application): Promise<void> {
  const [contacts, training, files] = await Promise.all([
    publicContacts(app),
    readTraining(app),
    storedTrainingFiles(app),
  ])
  copies.set(app.payload, { contacts, training, files })
}

/** The last copy; nothing where there never was one. */
export const publicCopyOf = ({ payload }: Pick<Application, 'payload'>): PublicCopy | undefined =>
  copies.get(payload)

/**
 * Takes the copy now and again and again, whoever changes what is public on whichever server.
 * @returns how to end it
 */
export async function keepPublicCopy(app: Application): Promise<() => void> {
  const refresh = () =>
    refreshPublicCopy(app).catch((error: unknown) => {
      // A lost database is told by the pool; the last copy stands.
      if (isDatabaseLost(error)) return
      app.payload.logger.error({ err: error, msg: 'The copy of the public pages could not be taken' })
    })
  await refresh()
  const timer = setInterval(() => void refresh(), EVERY_MINUTES * 60_000)
  timer.unref()
  return () => clearInterval(timer)
}
