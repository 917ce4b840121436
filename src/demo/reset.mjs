/** Deletes what the demonstration has made in its data folder, and nothing else that lies there. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

const made = [
  'postgres',
  'evidence',
  'mailbox.jsonl',
  'sample-data-complete',
  'demo-accounts.json',
  'demo-secrets.json',
]

/** An empty folder is as good as one of ours. */
export const isDemoData = (data) =>
  !existsSync(data) ||
  readdirSync(data).length === 0 ||
  made.some((name) => existsSync(path.join(data, name)))

/** @returns why nothing was deleted, if so */
export function removeDemoData(data) {
  const elsewhere = clusterElsewhere(data)
  for (const cluster of [path.join(data, 'postgres'), elsewhere])
    if (cluster && isRunning(cluster)) return `A demonstration is running on ${data}: stop it first`
  if (elsewhere) rmSync(elsewhere, { recursive: true, force: true })
  for (const name of made) rmSync(path.join(data, name), { recursive: true, force: true })
  return undefined
}

/** Where PostgreSQL could not reach the data folder, a note there tells where its files are. */
function clusterElsewhere(data) {
  const note = path.join(data, 'postgres', 'ELSEWHERE')
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
}

function isRunning(cluster) {
  try {
    const pid = Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
