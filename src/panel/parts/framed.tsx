import { DefaultTemplate } from '@payloadcms/next/templates'
import { redirect } from 'next/navigation.js'
import { type AdminViewServerProps, createLocalReq, type PayloadRequest } from 'payload'
import type { ReactNode } from 'react'
import { activeCoordinator } from '../../access/roles.ts'

/**
 * A root view in Payload's frame, for who is signed in; others sign in first: a root view of one's own is open to
 * everybody (ux, finding 7).
 * @param path where to come back to
 */
export async function framed(
  { initPageResult, params, searchParams }: AdminViewServerProps,
  path: string,
  render: (req: PayloadRequest) => Promise<ReactNode>,
): Promise<ReactNode> {
  const { req, permissions, visibleEntities, locale } = initPageResult
  const { user, payload, i18n } = req
  if (!user || !activeCoordinator(user)) redirect(`/admin/login?redirect=${encodeURIComponent(path)}`)
  const content = await render(await createLocalReq({ user }, payload))
  return (
    <DefaultTemplate
      i18n={i18n}
      locale={locale}
      params={params}
      payload={payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={user}
      visibleEntities={visibleEntities}
    >
      {content}
    </DefaultTemplate>
  )
}
