/** Finds a Chromium for the browser tests, or installs one, and says in one line what it did. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { installDebianPackages } from './debian.mjs'

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * @param {(line: string) => void} say
 * @returns {Promise<string>} path of the program
 */
export async function findChromium(say) {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    say(`Browser: ${named}, as CHROMIUM_PATH says`)
    return named
  }
  const system = systemBrowsers.find((file) => existsSync(file))
  if (system) {
    say(`Browser: ${system}, which was there`)
    return system
  }
  const ofPlaywright = await playwrightsOwn()
  if (existsSync(ofPlaywright)) {
    say(`Browser: ${ofPlaywright}, which Playwright had installed`)
    return ofPlaywright
  }
  return install(say, ofPlaywright)
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core')
  return chromium.executablePath()
}

function install(say, ofPlaywright) {
  // The panel has no fonts of its own.
  if (installDebianPackages(['chromium', 'fonts-liberation'])) {
    say('Browser: installed Debian\'s package "chromium"')
    return '/usr/bin/chromium'
  }
  const packageFolder = path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'))
  spawnSync(process.execPath, [path.join(packageFolder, 'cli.js'), 'install', 'chromium'], {
    stdio: 'ignore',
  })
  if (existsSync(ofPlaywright)) {
    say("Browser: installed Playwright's Chromium")
    return ofPlaywright
  }
  throw new Error(
    'No Chromium found, and none could be installed: install Chromium, or name one with CHROMIUM_PATH',
  )
}
