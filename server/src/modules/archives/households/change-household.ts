import { households, type Input, type Output } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { changesBetween, countUpTo, cursorOf, likeText, mustBeCurrent, readCursor, recordHappening } from '../../../platform/records/index.ts'
import { formatRoomCode, parseRoomCode } from '../../../platform/text/index.ts'
import { siteById } from '../../organization/index.ts'
import { todayAt } from '../occupancy-rows.ts'
import { readPhones } from '../person-columns.ts'
import { dueAgainOn } from './completeness.ts'
import { householdById } from './household-file.ts'
import { householdsBy, lockHousehold, summary, type HouseholdRow } from './household-rows.ts'
import { syncHouseholds } from './sync.ts'

type Facts = Omit<Input<typeof households.changeHousehold>['body'], 'version' | 'type'>

/** Changes facts of an open household; from → to stands in its history. Throws `stale_version`, `rule_broken`, `action_not_allowed` for a closed file. */
export async function changeHousehold(ctx: Ctx, { params, body }: Input<typeof households.changeHousehold>): Promise<households.Household> {
  const row = await lockHousehold(ctx, params.id)
  ctx.actor.mustBeAbleTo('archives:write', row.site_id)
  await mustBeCurrent(row.version, body.version, () => householdById(ctx, params.id))
  const { version: _, type, ...facts } = body
  await writeHousehold(ctx, row, facts, type)
  return householdById(ctx, params.id)
}

/** Writes facts into a household that is locked; nothing when nothing changes. */
export async function writeHousehold(ctx: Ctx, row: HouseholdRow, facts: Facts, type?: households.HouseholdType | null): Promise<void> {
  if (row.closed_on !== null) throw new AppError('action_not_allowed', `Closed on ${row.closed_on}`, undefined, { allowedActions: [] })
  const emergencyPhone = facts.emergencyPhone ? readPhone(facts.emergencyPhone) : facts.emergencyPhone
  const before = {
    salutation: row.salutation, serviceNote: row.service_note, careTags: row.care_tags, tags: row.tags, language: row.language, emergencyName: row.emergency_name, emergencyRelation: row.emergency_relation, emergencyPhone: row.emergency_phone,
    type: row.type, isTypeFixed: row.is_type_fixed,
  }
  const wantedType = type === undefined ? {} : type === null ? { isTypeFixed: false } : { type, isTypeFixed: true }
  const changes = changesBetween(before, { ...facts, emergencyPhone, ...wantedType })
  if (changes.length === 0) return
  await ctx.tx
    .updateTable('household')
    .set({
      salutation: facts.salutation, service_note: facts.serviceNote, care_tags: facts.careTags, tags: facts.tags, language: facts.language, emergency_name: facts.emergencyName, emergency_relation: facts.emergencyRelation, emergency_phone: emergencyPhone,
      type: type ?? undefined, is_type_fixed: type === undefined ? undefined : type !== null, version: row.version + 1, updated_at: ctx.now,
    })
    .where('id', '=', row.id)
    .execute()
  if (type === null) await syncHouseholds(ctx, [row.unit_id], await todayAt(ctx, row.site_id))
  tell(ctx, row, 'changed', changes)
}

function readPhone(typed: string): string {
  try {
    return readPhones([{ number: typed, label: '' }])[0]!.number
  } catch (error) {
    // The message says what is wrong with the number; the pointer is that of this field.
    throw error instanceof AppError ? wrongField('rule_broken', '/emergencyPhone', error.errors?.[0]?.message ?? 'not a phone number') : error
  }
}

/** One line in the file's own history and one hint for each screen of the unit. */
export function tell(ctx: Ctx, row: Pick<HouseholdRow, 'id' | 'site_id' | 'unit_id'>, action: string, changes: { field: string; from: unknown; to: unknown }[], note: string | null = null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'household', recordId: row.id, action, changes, note })
  announceChange(ctx, { recordType: 'household', recordId: row.id, siteId: row.site_id, action })
  announceChange(ctx, { recordType: 'unit', recordId: row.unit_id, siteId: row.site_id, action })
}

/** These parts of the file were checked with the household; it is to be checked again a year after the oldest part (HHD-008). */
export async function verifyHousehold(ctx: Ctx, { params, body }: Input<typeof households.verifyHousehold>): Promise<households.Household> {
  const row = await lockHousehold(ctx, params.id)
  ctx.actor.mustBeAbleTo('archives:write', row.site_id)
  const today = await todayAt(ctx, row.site_id)
  const on = body.on ?? today
  if (on > today) throw wrongField('rule_broken', '/on', 'lies ahead')
  await markVerified(ctx, row, body.groups, on, body.how)
  return householdById(ctx, params.id)
}

export async function markVerified(ctx: Ctx, row: HouseholdRow, groups: readonly households.FieldGroup[], on: string, how: 'in_person' | 'phone' | 'app' | 'paper'): Promise<void> {
  if (row.closed_on !== null) throw new AppError('action_not_allowed', `Closed on ${row.closed_on}`, undefined, { allowedActions: [] })
  await ctx.tx
    .insertInto('household_verification')
    .values([...new Set(groups)].map((field_group) => ({ organization_id: ctx.organizationId, household_id: row.id, field_group, verified_on: on, how, verified_by: ctx.actor.name, verified_at: ctx.now })))
    // An older check that is written down later does not take the place of a newer one.
    .onConflict((conflict) => conflict.columns(['organization_id', 'household_id', 'field_group']).doUpdateSet((e) => ({ verified_on: e.ref('excluded.verified_on'), how: e.ref('excluded.how'), verified_by: e.ref('excluded.verified_by'), verified_at: e.ref('excluded.verified_at') })).where(sql<boolean>`household_verification.verified_on <= excluded.verified_on`))
    .execute()
  const all = await ctx.tx.selectFrom('household_verification').select('verified_on').where('household_id', '=', row.id).orderBy('verified_on').execute()
  if (all.length === households.FIELD_GROUPS.length) await ctx.tx.updateTable('household').set({ review_due_on: dueAgainOn(all[0]!.verified_on) }).where('id', '=', row.id).execute()
  tell(ctx, row, 'verified', [{ field: 'verified', from: null, to: [...new Set(groups)] }])
}

/** Households of a site that are open, by room; by type for sampling, by number or room for finding (HHD-025). */
export async function listHouseholds(ctx: Ctx, { query }: Input<typeof households.listHouseholds>): Promise<Output<typeof households.listHouseholds>> {
  ctx.actor.mustSee('archives:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { type, q, buildingId } = query.filter
  let filtered = ctx.tx.selectFrom('household_quality').where('site_id', '=', query.siteId)
  if (type?.length) filtered = filtered.where('type', 'in', type)
  if (buildingId) filtered = filtered.where('building_id', '=', buildingId)
  if (q?.trim()) {
    const room = parseRoomCode(q)
    filtered = filtered.where((e) => e.or([e('number', 'ilike', `%${likeText(q.trim())}%`), e('code', room ? '=' : 'like', room ? formatRoomCode(room) : `${likeText(q.trim())}%`)]))
  }
  let paged = filtered
  if (query.cursor) {
    const [key, id] = readCursor(query.cursor, ['text', 'id'])
    paged = paged.where(sql<boolean>`(sort_key, id) > (${String(key)}, ${String(id)}::uuid)`)
  }
  const rows = await paged.select(['id', 'sort_key', 'main_id', 'main_name']).orderBy('sort_key').orderBy('id').limit(query.limit + 1).execute()
  const page = rows.slice(0, query.limit)
  const full = new Map((await householdsBy(ctx, 'id', page.map(({ id }) => id))).map((row) => [row.id, row]))
  const last = page.at(-1)
  return {
    items: page.map((one) => summary(full.get(one.id)!, one.main_id === null ? null : { id: one.main_id, name: one.main_name! })),
    nextCursor: rows.length > query.limit && last ? cursorOf([last.sort_key, last.id]) : null,
    total: query.cursor ? null : await countUpTo(ctx, filtered),
  }
}

