/** One build at a time in one checkout: a second waits for the first. */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

const file = 'dist/.building'

/** Runs `work` while no other process builds here. */
export async function withBuildLock(work) {
  let told = false
  while (!take()) {
    if (!told) console.log('Another build is under way here, waiting for it ...')
    told = true
    await pause(500)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take() {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!builderLives()) rmSync(file, { force: true })
    return false
  }
}

/** A build that was killed leaves its file behind. */
function builderLives() {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (!pid || pid === process.pid) return false
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
