import { findChromium } from '../../support/chromium.mjs'
import { startDemo } from '../../support/demo.ts'

/** One demonstration and one browser program for all files. */
export default async function setup() {
  process.env.CHROMIUM_PATH = await findChromium((line: string) => console.log(line))
  const demo = await startDemo()
  process.env.DEMO_URL = demo.url
  process.env.DEMO_DATA_FOLDER = demo.data
  return demo.remove
}
