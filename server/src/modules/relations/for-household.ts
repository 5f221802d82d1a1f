import { sql } from 'kysely'
import { householdHistory, personReference, personReferenceStays } from '../archives/index.ts'

/** Personal service stands in the history of a household: what was done for it, never why. */
export function tellHouseholds(): void {
  householdHistory({
    kinds: ['opportunity'], permission: 'relations:read',
    lines: (_, unitId) => sql`select 'opportunity', o.id, o.noticed_at, o.number, left(coalesce(nullif(o.action, ''), nullif(o.plan, ''), ''), 200), o.status, 'opportunityStatus', null::bigint from opportunity o where o.unit_id = ${unitId}::uuid`,
  })
  householdHistory({
    kinds: ['key_contact'], permission: 'relations:read',
    lines: (_, unitId) => sql`select 'key_contact', k.id, c.at, ''::text, left(c.words, 200), k.reason, 'keyCustomerReason', null::bigint
      from key_contact c join key_customer k on k.organization_id = c.organization_id and k.id = c.key_customer_id where k.unit_id = ${unitId}::uuid`,
  })
  personReference({
    kind: 'key_customer', table: 'key_customer', column: 'person_id', key: ['id'],
    // Both files are on the list for one home: the second entry stays with its file until somebody takes it off.
    clashes: (to) => sql`key_customer.ended_at is null and exists (select from key_customer k where k.organization_id = key_customer.organization_id and k.site_id = key_customer.site_id
      and k.unit_id is not distinct from key_customer.unit_id and k.person_id = ${to}::uuid and k.ended_at is null)`,
  })
  personReference({ kind: 'care_fact', table: 'care_fact', column: 'person_id', key: ['id'] })
  personReference({ kind: 'opportunity', table: 'opportunity', column: 'person_id', key: ['id'] })
  personReferenceStays({ table: 'outage_asker', column: 'person_id', because: 'one question each; the outage is over before anybody reads it again' })
  personReferenceStays({ table: 'thank_you', column: 'person_id', because: 'who thanked is proof' })
}
