import type { ReactNode } from 'react'
import type { TopLevelSpec } from 'vega-lite'
import { chartSvg } from './chart.ts'

type ChartProps = {
  /** Of one chart of the page alone. */
  id: string
  heading: string
  spec: TopLevelSpec
  /** What the chart says, in one sentence made from its numbers. */
  sentence: string
  /** The table with all of the numbers. */
  children: ReactNode
}

/** A chart with its heading and sentence, and the table that says the same below it. */
export async function Chart({ id, heading, spec, sentence, children }: ChartProps) {
  const svg = await chartSvg(spec, `${id}-title`, `${heading}. ${sentence}`)
  return (
    <>
      <figure className="cj-chart" aria-labelledby={`${id}-heading`}>
        <h3 id={`${id}-heading`}>{heading}</h3>
        {/* Our own drawing: names in it are escaped by the library that draws. */}
        <div className="cj-chart__drawing" dangerouslySetInnerHTML={{ __html: svg }} />
        <figcaption>{sentence}</figcaption>
      </figure>
      {children}
    </>
  )
}
