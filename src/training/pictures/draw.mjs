/**
 * Makes the PNG of each SVG in this folder, at twice its size, with a browser: the editor of the panel takes no SVG.
 * `CHROMIUM_PATH=/usr/bin/chromium node src/training/pictures/draw.mjs`
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const folder = path.resolve('src/training/pictures')
const font = readFileSync('node_modules/@uswds/uswds/dist/fonts/public-sans/PublicSans-Regular.woff2')
const bold = readFileSync('node_modules/@uswds/uswds/dist/fonts/public-sans/PublicSans-Bold.woff2')
const face = (bytes, weight) =>
  `@font-face { font-family: 'Public Sans'; font-weight: ${weight}; src: url(data:font/woff2;base64,${bytes.toString('base64')}) }`

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] })
const page = await (await browser.newContext({ deviceScaleFactor: 2 })).newPage()
for (const file of readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
  const svg = readFileSync(path.join(folder, file), 'utf8')
  await page.setContent(
    `<style>${face(font, 400)}${face(bold, 700)} body { margin: 0 } svg { display: block }</style>${svg}`,
  )
  await page.evaluate('document.fonts.ready')
  await page.locator('svg').screenshot({ path: path.join(folder, file.replace('.svg', '.png')) })
}
await browser.close()
