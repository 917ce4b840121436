import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { compileAsync } from 'sass'

const uswds = 'node_modules/@uswds/uswds'
const sources = 'src/site/assets'
const target = 'dist/site'

/** `site.css` becomes `site.0f3a9c21be.css`: the name changes with the content, so caches may keep it for ever. */
function fingerprinted(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  const { name: stem, ext } = path.parse(name)
  return `${stem}.${hash}${ext}`
}

/** What the css names, with `fonts/` and `img/` as in the distribution of USWDS. */
function filesNamedIn(css) {
  const names = [...css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)].map(([, name]) => name)
  return [...new Set(names)].filter((name) => !name.startsWith('data:'))
}

async function compileStyles() {
  const { css } = await compileAsync(`${sources}/site.scss`, {
    loadPaths: [`${uswds}/packages`],
    style: 'compressed',
    quietDeps: true,
  })
  return css
}

/**
 * Builds the static files of the public site into `dist/site`: the stylesheet, the fonts and images that it
 * names, the script and the icon, under fingerprinted names, with `manifest.json` (plain name to built name).
 */
export async function buildSite() {
  const building = `${target}.building`
  await rm(building, { recursive: true, force: true })
  await mkdir(building, { recursive: true })
  const manifest = {}
  const put = async (name, content) => {
    manifest[name] = fingerprinted(name, content)
    await writeFile(path.join(building, manifest[name]), content)
    return manifest[name]
  }

  let css = await compileStyles()
  for (const named of filesNamedIn(css)) {
    const built = await put(path.basename(named), await readFile(path.join(uswds, 'dist', named)))
    css = css.replaceAll(named, built)
  }
  await put('site.css', css)
  for (const name of ['site.js', 'favicon.svg']) await put(name, await readFile(path.join(sources, name)))

  await writeFile(path.join(building, 'manifest.json'), JSON.stringify(manifest, null, 2))
  await rm(target, { recursive: true, force: true })
  await rename(building, target)
  return manifest
}

if (path.resolve(process.argv[1] ?? '') === path.resolve('src/build/site.mjs')) await buildSite()
