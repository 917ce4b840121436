import type { AdminViewServerProps } from 'payload'
import { readUnowned } from '../../services/unowned.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { UnownedLists } from './UnownedLists.tsx'

export const unownedPath = '/admin/unowned'

/** Accounts that nobody living oversees, and the requestors who can take them on (R13). */
export const UnownedPage = (props: AdminViewServerProps) =>
  framed(props, unownedPath, async (req) => {
    const search = [props.searchParams?.q ?? ''].flat()[0] ?? ''
    return (
      <Page heading="Accounts without a requestor" trail={[{ label: 'Accounts without a requestor' }]}>
        <UnownedLists view={await readUnowned(req, search)} search={search} />
      </Page>
    )
  })
