import type { Selectable } from 'kysely'
import type { dataquality } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { iso } from '../../../platform/time.ts'
import { householdsBy } from '../households/household-rows.ts'
import { personsById } from '../lookups.ts'
import { phonesOf } from '../occupancy-rows.ts'
import type { CorrectionTable } from '../tables-household.ts'
import { valuesOf } from './fields.ts'

export type CorrectionRow = Selectable<CorrectionTable>

const NOBODY = { name: '', email: '', birthday: null, workplace: '', emergency_contact: '' }

/** Corrections with their fields; a field is outdated when the file has changed since it was written. */
export async function presentCorrections(ctx: Ctx, rows: readonly CorrectionRow[]): Promise<dataquality.Correction[]> {
  if (rows.length === 0) return []
  const items = await ctx.tx.selectFrom('data_correction_item').selectAll().where('correction_id', 'in', rows.map(({ id }) => id)).orderBy('field').execute()
  const files = await householdsBy(ctx, 'id', rows.map((row) => row.household_id))
  const persons = await personsById(ctx, rows.map((row) => row.person_id))
  const ids = [...new Set([...persons.values()].map(({ id }) => id))]
  const facts = ids.length === 0 ? [] : await ctx.tx.selectFrom('person').select(['id', 'name', 'email', 'birthday', 'workplace', 'emergency_contact']).where('id', 'in', ids).execute()
  const phones = await phonesOf(ctx, ids)
  const campaignIds = rows.flatMap((row) => row.campaign_id ?? [])
  const campaigns = campaignIds.length === 0 ? [] : await ctx.tx.selectFrom('campaign').select(['id', 'title']).where('id', 'in', campaignIds).execute()
  return rows.map((row) => {
    const file = files.find(({ id }) => id === row.household_id)!
    const person = row.person_id === null ? undefined : persons.get(row.person_id)
    const now = valuesOf({ ...(facts.find(({ id }) => id === person?.id) ?? NOBODY), phones: (phones.get(person?.id ?? '') ?? []).map(({ number }) => number) }, file)
    const campaign = campaigns.find(({ id }) => id === row.campaign_id)
    return {
      id: row.id, siteId: row.site_id, unit: { id: row.unit_id, code: file.code }, householdId: row.household_id, person: person ? { id: person.id, name: person.name } : null, campaign: campaign ? { id: campaign.id, name: campaign.title } : null,
      note: row.note, submittedBy: row.submitted_by, submittedAt: iso(row.submitted_at), isOpen: row.is_open,
      items: items.filter((item) => item.correction_id === row.id).map((item) => ({
        id: item.id, field: item.field, from: item.from_value, to: item.to_value, state: item.state, reason: item.reason, decidedBy: item.decided_by, decidedAt: iso(item.decided_at),
        isOutdated: item.state === 'waiting' && now[item.field] !== item.from_value,
      })),
    }
  })
}
