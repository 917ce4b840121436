import { instants, list, numbers, organization, people, person, plain, reference, utc } from './columns.ts'
import { requestIds, type Section } from './requestSections.ts'

const incidentIds = `select i.id from incidents i where i.staff_id = $1 or i.request_id in (${requestIds})`
const itemIds = 'select v.id from review_items v where v.staff_id = $1'

/** The ids of everything that an event of the audit trail can be about, as the trail writes them. */
const subjectIds = `select $1::text union all select id::text from (${requestIds}) r
  union all select e.id::text from evidence e where e.request_id in (${requestIds})
  union all select id::text from (${incidentIds}) i
  union all select n.id::text from investigations n where n.incident_id in (${incidentIds})
  union all select id::text from (${itemIds}) v
  union all select f.id::text from review_findings f where f.item_id in (${itemIds})
  union all select p.id::text from evidence_packs p where p.staff_id = $1`

/** What the Operations Unit found out about the account, and the audit trail. */
export const oversightSections: Section[] = [
  {
    name: 'incidents',
    holds: 'Late deactivations of the account',
    sql: `select ${plain('i', 'id')}, ${reference('i.request_id')} as request,
      ${organization('i.organization_id')} as organization, ${plain('i', 'personName personEmail username state source')},
      ${plain('i', 'lastDay lastTime')}, ${instants('i', 'lastMomentAt openedAt coordinatorsToldAt deactivatedAt')},
      ${instants('i', 'recordedAt')}, ${people('i', 'processedBy')}, ${instants('i', 'operationsToldAt closedAt')}
    from incidents i where i.id in (${incidentIds}) order by i.opened_at, i.id`,
  },
  {
    name: 'investigations',
    holds: 'The investigations of these late deactivations, with their steps and the names of their files',
    sql: `select ${plain('n', 'id')}, n.incident_id as incident, ${numbers('n', 'round')}, ${plain('n', 'reopenReason')},
      ${people('n', 'investigator')}, ${instants('n', 'openedAt')}, ${plain('n', 'signInSeen')},
      ${instants('n', 'lastSignInAt')},
      ${plain('n', 'dataAccessed cause findings correctiveAction correctiveOwner correctiveBy')},
      ${instants('n', 'securityOfficeToldAt closedAt')}, ${people('n', 'closedBy')},
      ${list(`select ${utc('t.at')} as at, ${person('t.coordinator_id')} as by, t.text from investigation_steps t
        where t.investigation_id = n.id order by t.at, t.id`)} as steps,
      ${list(`select e.id, e.display_name as "displayName", e.mime_type as "mimeType", e.size, e.sha256 from evidence e
        where e.investigation_id = n.id order by e.created_at, e.id`)} as files
    from investigations n where n.incident_id in (${incidentIds}) order by n.opened_at, n.round, n.id`,
  },
  {
    name: 'reviews',
    holds:
      'The account in samples of quarterly reviews: what was checked, noted and found, and what came of it',
    sql: `select ${plain('v', 'id')}, w.quarter, w.draw::float8 as draw, ${numbers('v', 'position')},
      ${organization('v.organization_id')} as organization, ${plain('v', 'stratum personName username')},
      case when v.checks is not null then (select coalesce(jsonb_agg(c.one - 'clause' order by c.place), '[]')
        from jsonb_array_elements(v.checks) with ordinality c(one, place)) end as checks,
      ${instants('v', 'checkedAt')}, ${plain('v', 'note')}, ${people('v', 'reviewedBy')}, ${instants('v', 'reviewedAt')},
      ${list(`select ${plain('f', 'id requirement severity text correctiveAction owner dueOn')}, ${people('f', 'foundBy')},
          ${instants('f', 'foundAt')}, ${plain('f', 'state answer')}, ${people('f', 'answeredBy')},
          ${instants('f', 'answeredAt')}, ${plain('f', 'decision')}, ${people('f', 'decidedBy')}, ${instants('f', 'decidedAt')}
        from review_findings f where f.item_id = v.id order by f.found_at, f.id`)} as findings,
      (select to_jsonb(letter) from (select ${plain('l', 'id words')}, ${people('l', 'sentBy')}, ${instants('l', 'sentAt')},
          coalesce((select jsonb_agg(t.text order by t."order") from review_letters_texts t
            where t.parent_id = l.id and t.path = 'sentTo'), '[]') as "sentTo",
          ${people('l', 'acknowledgedBy')}, ${instants('l', 'acknowledgedAt')}
        from review_letters l where l.review_id = v.review_id and l.organization_id = v.organization_id) letter) as letter
    from review_items v join reviews w on w.id = v.review_id
    where v.staff_id = $1 order by w.quarter, w.draw, v.position`,
  },
  {
    name: 'evidencePacks',
    holds: 'Who has asked for packs such as this one, and why',
    sql: `select ${plain('p', 'id')}, ${people('p', 'askedBy')}, ${instants('p', 'askedAt')}, ${plain('p', 'reason state')},
      ${instants('p', 'madeAt expiresAt fetchedAt')}, ${people('p', 'fetchedBy')}, ${plain('p', 'sha256 size')}
    from evidence_packs p where p.staff_id = $1 order by p.asked_at, p.id`,
  },
  {
    name: 'auditEvents',
    holds: 'The audit trail about all of this, in its order; `position` and `hash` are those of the chain',
    sql: `select h.position::float8 as position, encode(h.hash, 'hex') as hash, ${instants('a', 'at')}, ${plain('a', 'event')},
      ${plain('a', 'actorKind actorEmail')},
      (select c.name from coordinators c where a.actor_kind = 'coordinator' and c.id::text = a.actor_id) as "actorName",
      ${plain('a', 'subjectKind subjectId')}, ${reference('a.request_id')} as request,
      ${plain('a', 'before after address outcome')}
    from audit_events a join audit_chain h on h.event_id = a.id
    where a.id in (select b.id from audit_events b where b.request_id in (${requestIds})
      union select b.id from audit_events b where b.subject_id in (${subjectIds}))
    order by h.position`,
  },
]
