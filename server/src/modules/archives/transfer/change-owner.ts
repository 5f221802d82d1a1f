import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { households, Input, Output } from '@guanjia/contract'
import { HOUSEHOLD_LABELS } from '@guanjia/contract/labels/households/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { attachFiles } from '../../../platform/files/files.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { nextNumber, recordHappening } from '../../../platform/records/index.ts'
import { dayAfter } from '../../../platform/time.ts'
import { noteInChronicle } from '../chronicle/by-rule.ts'
import { householdsBy, type HouseholdRow } from '../households/household-rows.ts'
import { syncHouseholds } from '../households/sync.ts'
import { mustSeePerson, mustSeeUnit, personsById, type UnitFacts } from '../lookups.ts'
import { addSite, lockUnit, tellStay } from '../occupancies.ts'
import { occupanciesBy, todayAt, type OccupancyRow } from '../occupancy-rows.ts'
import { takeInPerson } from '../intake.ts'
import type { OwnerChangeTable } from '../tables-household.ts'
import { partiesOfTransfer, type Transfer } from './hooks.ts'
import { endingStays, losesTheBill, payerAmong, refusalsOf, stepsOf, type PlannedStay } from './plan.ts'

type Wanted = Input<typeof households.previewTransfer>['body']

interface Plan {
  unit: UnitFacts
  stays: OccupancyRow[]
  ending: PlannedStay[]
  unpaid: OccupancyRow[]
  household: HouseholdRow | null
  coming: { personId: string | null; name: string; isBillPayer: boolean }[]
  steps: households.TransferStep[]
  basis: string
}

/** What a change of owner would do, and what stands in its way. Writes nothing. */
export async function previewTransfer(ctx: Ctx, { params, body }: Input<typeof households.previewTransfer>): Promise<households.TransferPreview> {
  const plan = await planOf(ctx, params.id, body)
  const transfer = transferOf(plan, body, plan.coming.flatMap(({ personId }) => personId ?? []))
  const foreseen: households.TransferStep[] = []
  for (const party of partiesOfTransfer()) for (const text of await party.foresee(ctx, transfer)) foreseen.push(settled(text))
  return { steps: [...plan.steps.filter(({ what }) => what !== 'chronicle'), ...foreseen, ...plan.steps.filter(({ what }) => what === 'chronicle')], refusals: await objections(ctx, transfer), basis: plan.basis }
}

const settled = (text: string): households.TransferStep => ({ what: 'settle', text, person: null, role: null, on: null })

async function objections(ctx: Ctx, transfer: Transfer): Promise<households.TransferPreview['refusals']> {
  const found: households.TransferPreview['refusals'] = []
  for (const party of partiesOfTransfer()) for (const reason of await party.check(ctx, transfer)) found.push({ by: party.name, reason })
  return found
}

async function planOf(ctx: Ctx, unitId: string, body: Wanted & { basis?: string | undefined }): Promise<Plan> {
  const unit = await mustSeeUnit(ctx, unitId)
  ctx.actor.mustBeAbleTo('archives:transfer', unit.siteId)
  const stays = await occupanciesBy(ctx, 'unit_id', [unit.id])
  const household = (await householdsBy(ctx, 'unit_id', [unit.id])).find((row) => row.closed_on === null) ?? null
  const basis = createHash('sha256').update(JSON.stringify([stays.map((stay) => [stay.id, stay.person_id, stay.role, stay.from_on, stay.until_on, stay.is_bill_payer]), household?.id])).digest('base64url').slice(0, 24)
  if (body.basis !== undefined && body.basis !== basis) throw new AppError('someone_was_faster', 'The household has changed since the preview')
  const coming: Plan['coming'] = []
  const ending = endingStays(stays, body.takesOverOn, body.tenantsStay)
  const payer = payerAmong(stays, ending, body.takesOverOn, body.newOwners)
  for (const [i, one] of body.newOwners.entries()) {
    const known = one.personId === null ? null : await mustSeePerson(ctx, one.personId).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'not_found' ? wrongField('not_found', `/newOwners/${i}/personId`, 'no such person') : error
    })
    // Known before anything is done: the preview says it, too (HHD-002).
    if (one.personId === null && one.person?.kind === 'person' && one.person.idNumber && !one.person.consent) throw wrongField('privacy.consent_needed', `/newOwners/${i}/person/consent`, 'identity: how did they consent')
    coming.push({ personId: known?.id ?? null, name: known?.name ?? one.person?.name ?? '', isBillPayer: i === payer })
  }
  const named = body.newOwners.map((one, i) => ({ ...one, personId: coming[i]!.personId }))
  const [refusal] = refusalsOf(stays, { takesOverOn: body.takesOverOn, newOwners: named }, await todayAt(ctx, unit.siteId), household?.opened_on ?? null)
  if (refusal) throw wrongField('rule_broken', refusal.pointer, refusal.message)
  const unpaid = payer < 0 ? [] : losesTheBill(stays, ending, body.takesOverOn)
  return {
    unit, stays, ending, unpaid, household, coming,
    steps: stepsOf({ ending, unpaid, coming, takesOverOn: body.takesOverOn, fromNumber: household?.number ?? null }),
    basis,
  }
}

function transferOf(plan: Plan, body: Wanted, coming: string[]): Transfer {
  return { siteId: plan.unit.siteId, unitId: plan.unit.id, takesOverOn: body.takesOverOn, leaving: [...new Set(plan.ending.map((stay) => stay.person_id))], coming, householdId: plan.household?.id ?? null }
}

/**
 * The change of owner 过户 in one act: old stays end on the day before, the file closes, a new file with a new number opens, new stays begin, the
 * bill goes to the new payer, whoever has something to settle does it, and the chronicle says so. Locks the unit first: the same id is done once,
 * and of two clerks one finds the household changed. Throws `rule_broken` naming the field, `owner_change.refused` with the reasons,
 * `someone_was_faster` when the household is not the one of the preview.
 */
export async function changeOwner(ctx: Ctx, { params, body }: Input<typeof households.changeOwner>): Promise<households.OwnerChange> {
  const { siteId } = await mustSeeUnit(ctx, params.id)
  ctx.actor.mustBeAbleTo('archives:transfer', siteId)
  await lockUnit(ctx, params.id)
  const done = await ctx.tx.selectFrom('owner_change').selectAll().where('id', '=', body.id).executeTakeFirst()
  if (done) {
    if (done.unit_id !== params.id) throw wrongField('already_exists', '/id', body.id)
    return (await presentChanges(ctx, [done]))[0]!
  }
  const plan = await planOf(ctx, params.id, body)
  const reasons = await objections(ctx, transferOf(plan, body, plan.coming.flatMap(({ personId }) => personId ?? [])))
  if (reasons.length > 0) throw new AppError('owner_change.refused', reasons.map(({ reason }) => reason).join('；'), reasons.map(({ by, reason }) => ({ pointer: `/${by}`, message: reason })))
  await endStays(ctx, plan, body.takesOverOn)
  const to = await openFile(ctx, plan, body.takesOverOn)
  const owners = await startStays(ctx, plan, body)
  const transfer = transferOf(plan, body, owners)
  const steps = [...plan.steps]
  for (const party of partiesOfTransfer()) for (const text of await party.settle(ctx, transfer)) steps.push(settled(text))
  const row = {
    organization_id: ctx.organizationId, id: body.id, site_id: siteId, unit_id: params.id, takes_over_on: body.takesOverOn, reason: body.reason, from_household: plan.household?.id ?? null, to_household: to,
    from_persons: plan.ending.filter(({ role }) => role === 'owner' || role === 'co_owner' || role === 'developer').map(({ person_id }) => person_id), to_persons: owners, steps: JSON.stringify(steps), note: body.note, done_by: ctx.actor.name, done_at: ctx.now,
  }
  const made = await ctx.tx.insertInto('owner_change').values(row).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/id', body.id)
  await attachFiles(ctx, { type: 'owner_change', id: body.id }, body.fileIds)
  await syncHouseholds(ctx, [params.id], body.takesOverOn)
  const reason = HOUSEHOLD_LABELS[ctx.locale].transferReason[body.reason]
  await noteInChronicle(ctx, { siteId, unitId: params.id, kind: 'owner_change', happenedOn: body.takesOverOn, title: `${HOUSEHOLD_LABELS[ctx.locale].chronicleKind.owner_change} · ${reason}`, detail: [plan.coming.map(({ name }) => name).join('、'), body.note].filter(Boolean).join('\n'), key: `owner_change:${body.id}`, record: { type: 'owner_change', id: body.id } })
  recordHappening(ctx, { siteId, recordType: 'unit', recordId: params.id, action: 'owner_changed', note: body.note || null, fileIds: body.fileIds, changes: [{ field: 'owner', from: plan.ending.filter(({ role }) => role === 'owner').map(({ person_name }) => person_name).join('、') || null, to: plan.coming.map(({ name }) => name).join('、') }, { field: 'takesOverOn', from: null, to: body.takesOverOn }, { field: 'reason', from: null, to: body.reason }] })
  announceChange(ctx, { recordType: 'unit', recordId: params.id, siteId, action: 'owner_changed' })
  return (await presentChanges(ctx, [made]))[0]!
}

async function endStays(ctx: Ctx, plan: Plan, takesOverOn: string): Promise<void> {
  for (const stay of plan.ending) {
    const before = plan.stays.find(({ id }) => id === stay.id)!
    // Begins on or after the new owner's first day: it never came to be.
    if (before.from_on !== null && before.from_on > stay.until_on) await ctx.tx.deleteFrom('occupancy').where('id', '=', stay.id).execute()
    else await ctx.tx.updateTable('occupancy').set({ until_on: stay.until_on, updated_at: ctx.now }).where('id', '=', stay.id).execute()
    tellStay(ctx, 'occupancy_ended', { ...before, until_on: stay.until_on }, [{ field: 'untilOn', from: before.until_on, to: stay.until_on }])
  }
  // Who stays and has paid until now: the stay is told in two, so that who paid when remains known.
  for (const stay of plan.unpaid) {
    if (stay.from_on !== null && stay.from_on >= takesOverOn) {
      await ctx.tx.updateTable('occupancy').set({ is_bill_payer: false, updated_at: ctx.now }).where('id', '=', stay.id).execute()
      continue
    }
    await ctx.tx.updateTable('occupancy').set({ until_on: dayAfter(takesOverOn, -1), updated_at: ctx.now }).where('id', '=', stay.id).execute()
    await ctx.tx.insertInto('occupancy').values({ organization_id: ctx.organizationId, id: newId(), site_id: stay.site_id, unit_id: stay.unit_id, person_id: stay.person_id, role: stay.role, from_on: takesOverOn, until_on: stay.until_on, is_bill_payer: false, updated_at: ctx.now }).execute()
    tellStay(ctx, 'occupancy_changed', stay, [{ field: 'isBillPayer', from: true, to: false }])
  }
}

async function openFile(ctx: Ctx, plan: Plan, takesOverOn: string): Promise<string> {
  const { unit, household } = plan
  if (household) await ctx.tx.updateTable('household').set({ closed_on: dayAfter(takesOverOn, -1), version: household.version + 1, updated_at: ctx.now }).where('id', '=', household.id).execute()
  const id = newId()
  const number = `H-${String(await nextNumber(ctx, unit.siteId, 'household')).padStart(6, '0')}`
  await ctx.tx.insertInto('household').values({ organization_id: ctx.organizationId, id, site_id: unit.siteId, unit_id: unit.id, number, type: 'vacant_owner', opened_on: takesOverOn, closed_on: null, language: null, review_due_on: takesOverOn, created_at: ctx.now, updated_at: ctx.now }).execute()
  for (const [recordId, action] of household ? ([[household.id, 'closed'], [id, 'opened']] as const) : ([[id, 'opened']] as const)) recordHappening(ctx, { siteId: unit.siteId, recordType: 'household', recordId, action, note: recordId === id ? number : household!.number })
  return id
}

async function startStays(ctx: Ctx, plan: Plan, body: Wanted): Promise<string[]> {
  const ids: string[] = []
  for (const [i, one] of body.newOwners.entries()) {
    const personId = plan.coming[i]!.personId ?? (await newFile(ctx, plan.unit.siteId, one.person!, i))
    const role = i === 0 ? ('owner' as const) : ('co_owner' as const)
    const stay = { id: newId(), site_id: plan.unit.siteId, unit_id: plan.unit.id, person_id: personId, role, from_on: body.takesOverOn, until_on: null, is_bill_payer: plan.coming[i]!.isBillPayer }
    await ctx.tx.insertInto('occupancy').values({ organization_id: ctx.organizationId, ...stay, updated_at: ctx.now }).execute()
    await addSite(ctx, personId, plan.unit.siteId)
    tellStay(ctx, 'occupancy_started', { ...stay, unit_code: plan.unit.code, person_name: plan.coming[i]!.name }, [{ field: 'fromOn', from: null, to: body.takesOverOn }, { field: 'isBillPayer', from: null, to: stay.is_bill_payer }])
    ids.push(personId)
  }
  return ids
}

async function newFile(ctx: Ctx, siteId: string, person: NonNullable<Wanted['newOwners'][number]['person']>, i: number): Promise<string> {
  const facts = { sex: 'unknown', email: '', idKind: null, birthday: null, workplace: '', emergencyContact: '', tags: [], note: '' } as const
  try {
    const made = await takeInPerson(ctx, { params: {}, query: {}, body: { ...facts, tags: [], siteId, name: person.name, kind: person.kind, consent: person.consent, contactPerson: person.contactPerson, idNumber: person.idNumber, phones: person.phone ? [{ number: person.phone, label: '' }] : [] } })
    return made.id
  } catch (error) {
    if (!(error instanceof AppError) || !error.errors?.[0]) throw error
    const field = error.errors[0].pointer.startsWith('/phones') ? 'phone' : error.errors[0].pointer.slice(1)
    throw wrongField(error.code, `/newOwners/${i}/person/${field}`, error.errors[0].message)
  }
}

export async function listOwnerChanges(ctx: Ctx, { params }: Input<typeof households.listOwnerChanges>): Promise<Output<typeof households.listOwnerChanges>> {
  const unit = await mustSeeUnit(ctx, params.id)
  if (ctx.actor.kind === 'resident') throw new AppError('not_permitted')
  const rows = await ctx.tx.selectFrom('owner_change').selectAll().where('unit_id', '=', unit.id).orderBy('takes_over_on', 'desc').limit(200).execute()
  return { items: await presentChanges(ctx, rows) }
}

async function presentChanges(ctx: Ctx, rows: Selectable<OwnerChangeTable>[]): Promise<households.OwnerChange[]> {
  const persons = await personsById(ctx, rows.flatMap((row) => [...row.from_persons, ...row.to_persons]))
  const files = await householdsBy(ctx, 'id', rows.flatMap((row) => [row.from_household ?? [], row.to_household].flat()))
  const refs = (ids: string[]): households.OwnerChange['from'] => ids.map((id) => ({ id: persons.get(id)?.id ?? id, name: persons.get(id)?.name ?? '' }))
  const number = (id: string | null): string | null => files.find((file) => file.id === id)?.number ?? null
  return rows.map((row) => ({
    id: row.id, unitId: row.unit_id, takesOverOn: row.takes_over_on, reason: row.reason, from: refs(row.from_persons), to: refs(row.to_persons), fromHousehold: number(row.from_household), toHousehold: number(row.to_household) ?? '',
    steps: row.steps as households.TransferStep[], note: row.note, doneBy: row.done_by, doneAt: row.done_at.toISOString(),
  }))
}
