import { DefaultTemplate } from '@payloadcms/next/templates'
import { redirect } from 'next/navigation.js'
import { type AdminViewServerProps, createLocalReq } from 'payload'
import { activeCoordinator } from '../../access/roles.ts'
import { readUnowned } from '../../services/unowned.ts'
import { Page } from '../parts/Page.tsx'
import { UnownedLists } from './UnownedLists.tsx'

export const unownedPath = '/admin/unowned'

/** Accounts that nobody living oversees, and the requestors who can take them on (R13). */
export async function UnownedPage({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, permissions, visibleEntities, locale } = initPageResult
  const { user, payload, i18n } = req
  // A root view of one's own is open to everybody (ux, finding 7).
  if (!user || !activeCoordinator(user)) redirect(`/admin/login?redirect=${unownedPath}`)
  const search = [searchParams?.q ?? ''].flat()[0] ?? ''
  const view = await readUnowned(await createLocalReq({ user }, payload), search)
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
      <Page heading="Accounts without a requestor" trail={[{ label: 'Accounts without a requestor' }]}>
        <UnownedLists view={view} search={search} />
      </Page>
    </DefaultTemplate>
  )
}
