import {
  instants,
  list,
  numbers,
  organization,
  people,
  person,
  plain,
  privileges,
  reference,
  requestor,
  revision,
  utc,
} from './columns.ts'

/** One part of what is on record of an account. In `sql`, `$1` is the id of the staff member. */
export type Section = { name: string; holds: string; sql: string }

/** The requests about the person of $1, also those that were sent before the person was on record. */
export const requestIds = `select r.id from requests r where r.staff_id = $1
  union select r.id from requests r where lower(r.staff_email) = (select lower(s.email) from staff s where s.id = $1)`

const ofRequests = (path: string) => `${privileges('requests', 'r.id', path)} as "${path}"`

export const staffSection: Section = {
  name: 'staff',
  holds: 'The person and the account, as they stand now',
  sql: `select ${plain('s', 'id givenName familyName email phone isEddEmployee')},
      ${organization('s.organization_id')} as organization, ${requestor('s.requestor_of_record_id')} as "requestorOfRecord",
      ${plain('s', 'jobFunction username accountState')}, ${instants('s', 'deactivatedAt')},
      ${privileges('staff', 's.id', 'privileges')} as privileges,
      ${plain('s', 'ispaCompletedOn statementSignedOn statementForm confirmedOn dueOn')},
      ${instants('s', 'createdAt updatedAt')}
    from staff s where s.id = $1`,
}

export const requestSections: Section[] = [
  {
    name: 'requests',
    holds: 'Every request about the person, the oldest first: what was asked, by whom, who decided and when',
    sql: `select ${plain('r', 'id reference kind state requestDate')}, ${instants('r', 'submittedAt changedAt dueAt')},
      ${people('r', 'enteredBy')}, ${plain('r', 'address')}, ${organization('r.organization_id')} as organization,
      ${plain('r', 'organizationType requestorName requestorTitle requestorPhone requestorEmail requestorConfirmed')},
      ${plain('r', 'outsideDomains staffGivenName staffFamilyName staffEmail staffPhone isEddEmployee jobFunction')},
      ${ofRequests('privilegesBefore')}, ${ofRequests('privilegesRequested')}, ${ofRequests('privilegesToRemove')},
      ${ofRequests('privilegesGranted')}, ${ofRequests('privilegesRemoved')},
      ${list(`select p.name as privilege, e.reason from requests_privilege_reasons e
        join privileges p on p.id = e.privilege_id where e._parent_id = r.id order by e._order`)} as "privilegeReasons",
      ${plain('r', 'businessNeed resetReason lastDay lastTime deactivationReason alreadySeparated caseloadTo')},
      ${plain('r', 'ispaCompletedOn statementSignedOn statementForm ispaBefore statementBefore')},
      ${numbers('r', 'ispaAgeDays statementAgeDays')},
      ${list(`select d.code, d.text, d.version, ${utc('d.given_at')} as "givenAt" from requests_declarations d
        where d._parent_id = r.id order by d._order`)} as declarations,
      ${plain('r', 'routeLevel routeReason routeFlagged')},
      ${list(`select c.name, c.email from requests_rels l join coordinators c on c.id = l.coordinators_id
        where l.parent_id = r.id and l.path = 'routedTo' order by c.name, c.email`)} as "routedTo",
      ${plain('r', 'escalatedTo')}, ${instants('r', 'escalatedAt')}, ${people('r', 'claimedBy')},
      ${instants('r', 'claimedAt')}, ${plain('r', 'ispaSeenOn statementSeenOn')},
      ${revision('r.statement_revision_id')} as "statementRevision", ${people('r', 'reviewedBy')},
      ${instants('r', 'reviewedAt')}, ${plain('r', 'decisionNote doubtsConfirmed grantText')}, ${instants('r', 'grantedAt')},
      (select jsonb_build_object('code', n.code, 'label', coalesce(r.denial_told_reason, n.label), 'heading', r.denial_told_heading,
        'words', r.denial_told_words, 'explanation', r.denial_told_explanation) from denial_reasons n
        where n.id = r.denial_reason_id) as "denialReason",
      ${plain('r', 'denialText')}, ${instants('r', 'deniedAt')},
      coalesce((select jsonb_agg(t.text order by t."order") from requests_texts t
        where t.parent_id = r.id and t.path = 'returnedParts'), '[]') as "returnedParts",
      ${plain('r', 'returnText')}, ${instants('r', 'returnedAt')}, ${plain('r', 'username')}, ${people('r', 'processedBy')},
      ${instants('r', 'processedAt completedAt deactivatedAt withdrawnAt')},
      ${reference('r.superseded_by_id')} as "supersededBy",
      ${instants('r', 'supersededAt credentialsIssuedAt credentialsExpireAt')}
    from requests r where r.id in (${requestIds}) order by r.submitted_at, r.id`,
  },
  {
    name: 'files',
    holds: 'The files of these requests; each stands in this pack under its path',
    sql: `select ${plain('e', 'id')}, ${reference('e.request_id')} as request,
      ${plain('e', 'document displayName mimeType')}, ${numbers('e', 'size')},
      ${plain('e', 'sha256 uploadedByEmail')}, ${utc('e.created_at')} as "uploadedAt", ${instants('e', 'replacedAt')}
    from evidence e join requests r on r.id = e.request_id
    where r.id in (${requestIds}) order by r.submitted_at, r.id, e.replaced_at is not null, e.document, e.created_at, e.id`,
  },
  {
    name: 'attestations',
    holds:
      'The documents as they were accepted: training completed, statement signed, on which revision of the form',
    sql: `select ${plain('a', 'id document completedOn form')}, ${revision('a.form_revision_id')} as "formRevision",
      a.evidence_id as "file", ${plain('a', 'dateSeenOn')}, ${people('a', 'verifiedBy')}, ${instants('a', 'verifiedAt')},
      ${reference('a.request_id')} as request
    from attestations a where a.staff_id = $1 order by a.verified_at, a.document, a.id`,
  },
  {
    name: 'handOvers',
    holds: 'Offers of one requestor to another to oversee the account',
    sql: `select ${plain('h', 'id state')}, ${requestor('h.from_requestor_id')} as "from",
      ${requestor('h.to_requestor_id')} as "to", ${instants('h', 'offeredAt answeredAt')}
    from hand_overs h where h.staff_id = $1 order by h.offered_at, h.id`,
  },
  {
    name: 'renewalReminders',
    holds: 'Reminders of annual maintenance: for which due date, so many days before or after, to whom',
    sql: `select ${plain('m', 'dueOn step')}, ${plain('g', 'audience day')}, ${instants('g', 'toldAt')}
    from renewal_reminders m join renewal_digests g on g.id = m.digest_id
    where m.staff_id = $1 order by g.day, m.due_on, m.step, g.audience`,
  },
  {
    name: 'messages',
    holds: 'The log of mail about these requests, without what the messages said',
    sql: `select ${plain('m', 'id template to cc replyTo subject state')}, ${numbers('m', 'attempts')},
      ${utc('m.created_at')} as "queuedAt", ${instants('m', 'sentAt')}, ${plain('m', 'lastError')},
      ${instants('m', 'settledAt')}, ${person('m.settled_by_id')} as "settledBy", ${reference('m.request_id')} as request
    from messages m where m.request_id in (${requestIds}) order by m.created_at, m.id`,
  },
]
