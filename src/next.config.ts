import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

// Always built and started from the top of the project.
const root = process.cwd()

/** Next serves `/admin` alone; everything else is Express (T4, T5). */
const nextConfig: NextConfig = {
  distDir: '../dist/next',
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  turbopack: { root },
  outputFileTracingRoot: root,
  serverExternalPackages: ['vega', 'vega-lite'], // they look for a canvas that is not there
  typescript: { tsconfigPath: '../tsconfig.json', ignoreBuildErrors: true }, // `npm test` checks the types
}

export default withPayload(nextConfig)
