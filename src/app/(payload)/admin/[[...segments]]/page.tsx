import type { Metadata } from 'next'
import config from '@payload-config'
import { RootPage, generatePageMetadata } from '@payloadcms/next/views'
import { importMap } from '../importMap.js'

type Args = {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<{ [key: string]: string | string[] }>
}

/** The views of src/panel name themselves, each by its heading (WCAG 2.4.2). */
const namesItself = (segments: string[] = []): boolean =>
  segments.length === 0 || (segments[0] === 'collections' && segments[1] === 'requests')

export async function generateMetadata({ params, searchParams }: Args): Promise<Metadata> {
  const metadata = await generatePageMetadata({ config, params, searchParams })
  const { segments } = await params
  return namesItself(segments) ? { ...metadata, title: undefined } : metadata
}

export default function Page({ params, searchParams }: Args) {
  return RootPage({ config, params, searchParams, importMap })
}
