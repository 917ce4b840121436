import { parse, View } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import { escapeHtml } from '../../escapeHtml.ts'

/** The look that all charts share. White paper in light and dark, so that the colors keep their contrast. */
const look = {
  background: '#ffffff',
  config: {
    font: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
    axis: {
      labelFontSize: 13,
      titleFontSize: 13,
      labelColor: '#1b1b1b',
      titleColor: '#1b1b1b',
      gridColor: '#dfe1e2',
    },
    legend: { labelFontSize: 13, labelColor: '#1b1b1b', labelLimit: 300 },
    view: { stroke: null },
  },
} satisfies Partial<TopLevelSpec>

/**
 * A chart as SVG, drawn on the server: one image with one title for assistive technology, and as wide as its place.
 * @param id of the title; of one chart of the page alone
 * @param title what the chart shows, in words
 */
export async function chartSvg(spec: TopLevelSpec, id: string, title: string): Promise<string> {
  const svg = await new View(parse(compile({ ...look, ...spec }).spec), { renderer: 'none' }).toSVG()
  const [, size = '0 0 0 0'] = / viewBox="([^"]*)"/.exec(svg) ?? []
  const root = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size}" width="100%" role="img" aria-labelledby="${escapeHtml(id)}">`
  return svg
    .replaceAll(/<[^>]*>/g, withoutRoles)
    .replace(/^<svg[^>]*>/, () => `${root}<title id="${escapeHtml(id)}">${escapeHtml(title)}</title>`)
}

/** A tag without the roles and labels of its marks: the image is one, and the table beside it has the numbers. */
const withoutRoles = (tag: string): string => tag.replaceAll(/ (?:role|aria-[a-z]+)="[^"]*"/g, '')
