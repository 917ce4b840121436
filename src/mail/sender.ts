import { poolOf } from '../database/connection.ts'
import type { Application } from '../services/application.ts'
import { claimNext, wipeExpiredSecrets } from './claims.ts'
import { deliver } from './deliver.ts'
import { holdSenderLock, type SenderHold } from './senderLock.ts'
import type { MailTransport } from './transport.ts'

export { wipeExpiredSecrets } from './claims.ts'

/** Milliseconds between two looks at the outbox: a sign-in code is waited for. */
const idlePause = 1000
/** Milliseconds to leave a mail server or database alone that is away. */
const awayPause = 15_000
/** Milliseconds between two sweeps of expired secrets. */
const sweepEvery = 60_000

/**
 * Sends what is due, one after the other. Of several senders each message is one's alone (T6). When a sender dies
 * between the mail server's word and its own mark, the message goes again after it, under the same
 * Message-ID: captured mail drops it then; of SMTP, which knows no more, the stable Message-ID is what lets the
 * recipient's system take the two for one.
 * @returns how many messages were taken in hand
 */
export async function sendDue(app: Application, transport: MailTransport, limit = 20): Promise<number> {
  return (await sendBatch(app, transport, { limit })).taken
}

type Batch = { limit: number; isStopped?: () => boolean }

async function sendBatch(
  app: Application,
  transport: MailTransport,
  { limit, isStopped = () => false }: Batch,
): Promise<{ taken: number; isAway: boolean }> {
  let isAway = false
  for (let taken = 0; ; taken++) {
    if (taken >= limit || isStopped()) return { taken, isAway }
    const row = await claimNext(poolOf(app.payload), app.clock.now())
    if (!row) return { taken, isAway }
    isAway = (await deliver(app, transport, row)) === 'away'
  }
}

export type RunningSender = {
  /** Something was queued: look at once. */
  nudge: () => void
  /** Ends after the message in hand; the transport stays open. */
  stop: () => Promise<void>
}

/** Sends the outbox until it is stopped; goes on when the database or the mail server is away for a while. */
export function startSender(app: Application, transport: MailTransport): RunningSender {
  const limit = 20
  const rest = restUntilWoken()
  const tell = onceForEach(app)
  let stopped = false
  let sweptAt = -Infinity
  let hold: SenderHold | undefined

  /** @returns milliseconds until the next turn */
  const turn = async (): Promise<number> => {
    if (hold?.isLost()) {
      hold.letGo()
      hold = undefined
    }
    hold ??= await holdSenderLock(poolOf(app.payload))
    if (performance.now() - sweptAt >= sweepEvery) {
      await wipeExpiredSecrets(poolOf(app.payload), app.clock.now())
      sweptAt = performance.now()
    }
    const { taken, isAway } = await sendBatch(app, transport, { limit, isStopped: () => stopped })
    tell(isAway ? 'The mail server cannot be reached: mail waits' : undefined, taken > 0)
    if (isAway) return awayPause
    return taken === limit ? 0 : idlePause
  }
  const loop = async () => {
    while (!stopped) {
      const pause = await turn().catch((error: unknown) => {
        tell('The outbox cannot be worked on', true, error)
        return awayPause / 3
      })
      if (!stopped && pause) await rest.for(pause)
    }
  }
  const running = loop()
  return {
    nudge: rest.wake,
    stop: async () => {
      stopped = true
      rest.wake()
      await running
      hold?.letGo()
    },
  }
}

/** A pause that somebody can end; a wake that comes before the pause ends it too. */
function restUntilWoken(): { for: (milliseconds: number) => Promise<void>; wake: () => void } {
  let woken = false
  let end = () => {}
  return {
    for: async (milliseconds) => {
      if (!woken)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          end = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      woken = false
    },
    wake: () => {
      woken = true
      end()
    },
  }
}

/** One line when something goes away and one when it is back, not one for each try. */
function onceForEach({ payload }: Application) {
  let told: string | undefined
  /** @param knows whether this turn has found out anything about it */
  return (fault: string | undefined, knows: boolean, err?: unknown) => {
    if (fault === told || !knows) return
    if (fault) payload.logger.error({ err, msg: fault })
    else payload.logger.info({ msg: 'Mail is sent again' })
    told = fault
  }
}
