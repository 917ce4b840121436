import type { Metadata } from 'next'
import config from '@payload-config'
import { headers } from 'next/headers'
import { getPayload } from 'payload'
import { RootPage, generatePageMetadata } from '@payloadcms/next/views'
import { recordName } from '../../../../panel/recordName.ts'
import { namesItself, retitled } from '../../../../panel/titles.ts'
import { importMap } from '../importMap.js'

type Args = {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<{ [key: string]: string | string[] }>
}

export async function generateMetadata({ params, searchParams }: Args): Promise<Metadata> {
  const metadata = await generatePageMetadata({ config, params, searchParams })
  const { segments = [] } = await params
  if (namesItself(await config, segments)) return { ...metadata, title: undefined }
  const payload = await getPayload({ config })
  return retitled(metadata, await recordName(payload, segments, await headers()))
}

export default function Page({ params, searchParams }: Args) {
  return RootPage({ config, params, searchParams, importMap })
}
