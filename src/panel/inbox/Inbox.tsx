import type { ListViewServerProps } from 'payload'
import { createLocalReq } from 'payload'
import { kindOf } from '../../policy/kinds/index.ts'
import { requestKinds, requestStates } from '../../policy/vocabulary.ts'
import { roleOf } from '../../services/actor.ts'
import { applicationOf } from '../../services/application.ts'
import { countInbox, listInbox, organizationsToFilter } from '../../services/inbox.ts'
import { readInboxQuery } from '../../services/inboxQuery.ts'
import { coordinatorsToAssign } from '../../services/reassignRequest.ts'
import { Page } from '../parts/Page.tsx'
import { ShortcutsDialog } from '../parts/ShortcutsDialog.tsx'
import { FilterForm } from './FilterForm.tsx'
import { resultsInWords, stateOfAnyKind } from './filterWords.ts'
import { InboxList } from './InboxList.tsx'
import { Nothing } from './Nothing.tsx'
import { Pager } from './Pager.tsx'
import { PrintedAt } from './PrintedAt.tsx'
import { SavedViews } from './SavedViews.tsx'
import { shortcutsOfInbox } from './shortcutsOfInbox.ts'

/** The list of requests: what is to be done, what is due first on top (ux 4.1). */
export async function Inbox({ payload, user, searchParams }: ListViewServerProps) {
  if (!user) return null
  const req = await createLocalReq({ user }, payload)
  const query = readInboxQuery(searchParams ?? {})
  const role = roleOf(req) ?? 'auditor'
  const [inbox, counts, organizations, coordinators] = await Promise.all([
    listInbox(req, query),
    countInbox(req, query.organizationId),
    organizationsToFilter(req),
    role === 'auditor' ? [] : coordinatorsToAssign(req),
  ])
  const organization = organizations.find(({ id }) => id === query.organizationId)?.name
  const isSeveral = organizations.length > 1 || query.organizationId !== undefined
  return (
    <Page heading="Requests" trail={[{ label: 'Requests' }]}>
      {searchParams?.notFound ? (
        <p className="cj-notice" role="status">
          There is no such request, or it belongs to an organization that is not yours.
        </p>
      ) : null}
      <SavedViews current={query.view} counts={counts} organizationId={query.organizationId} />
      <FilterForm
        query={query}
        kinds={kinds}
        states={states}
        organizations={isSeveral ? organizations.map(({ id, name }) => ({ value: id, label: name })) : []}
      />
      <div className="cj-bar">
        <p role="status" className="cj-results">
          {resultsInWords(query, inbox, organization)}
        </p>
        <ShortcutsDialog shortcuts={shortcutsOfInbox} />
      </div>
      <PrintedAt readAt={applicationOf(payload).clock.now().toISOString()} />
      <InboxList
        query={{ ...query, page: inbox.page }}
        rows={inbox.rows}
        role={role}
        coordinators={coordinators}
      >
        <Nothing query={query} organization={organization} />
      </InboxList>
      {inbox.rows.length ? <Pager query={query} page={inbox.page} hasNext={inbox.hasNext} /> : null}
    </Page>
  )
}

const kinds = requestKinds.map((value) => ({ value, label: kindOf(value).label }))
const states = requestStates.map((value) => ({ value, label: stateOfAnyKind(value) }))
