import type { dataquality, Input } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { sendMessage, messageTemplate } from '../../../platform/messages/messages.ts'
import { newId } from '../../../platform/ids.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { accountsWithRole } from '../../people/index.ts'
import { householdsBy, type HouseholdRow } from '../households/household-rows.ts'
import { markVerified } from '../households/change-household.ts'
import { unitsOfPerson } from '../lookups.ts'
import { phonesOf, todayAt } from '../occupancy-rows.ts'
import { GROUP_OF, isOfPerson, readWish, valuesOf } from './fields.ts'
import { presentCorrections } from './present.ts'

/** The resident who acts, with the person's file. Throws `not_permitted` for everybody else. */
async function ownPerson(ctx: Ctx): Promise<{ id: string; name: string; phones: string[]; email: string; birthday: string | null; workplace: string; emergency_contact: string; id_number_masked: string | null }> {
  const { personId, kind } = ctx.actor
  if (kind !== 'resident' || personId === null) throw new AppError('not_permitted')
  const row = await ctx.tx.selectFrom('person').select(['id', 'name', 'email', 'birthday', 'workplace', 'emergency_contact', 'id_number_masked']).where('id', '=', personId).executeTakeFirst()
  if (!row) throw new AppError('not_permitted')
  return { ...row, phones: ((await phonesOf(ctx, [personId])).get(personId) ?? []).map(({ number }) => number) }
}

/** What the house keeps of the resident who asks, and of the homes where they live today: the own data only (PRV-005). */
export async function ownFile(ctx: Ctx): Promise<dataquality.OwnFile> {
  const person = await ownPerson(ctx)
  const units = await unitsOfPerson(ctx, person.id)
  const ids = units.map(({ id }) => id)
  const rows = ids.length === 0 ? [] : await ctx.tx.selectFrom('unit').select(['id', 'code', 'building_area', 'layout', 'handed_over_on']).where('id', 'in', ids).execute()
  const files = (await householdsBy(ctx, 'unit_id', ids)).filter((file) => file.closed_on === null)
  const payers = ids.length === 0 ? [] : await ctx.tx.selectFrom('occupancy').select('unit_id').where('person_id', '=', person.id).where('is_bill_payer', '=', true).where('until_on', 'is', null).execute()
  const checked = files.length === 0 ? [] : await ctx.tx.selectFrom('household_quality').select(['id', 'verified_on']).where('id', 'in', files.map(({ id }) => id)).execute()
  const asked = await runningCampaigns(ctx, files.map(({ id }) => id))
  const own = await ctx.tx.selectFrom('data_correction').selectAll().where('person_id', '=', person.id).where('submitter_account', '=', ctx.actor.accountId).orderBy('submitted_at', 'desc').limit(20).execute()
  return {
    person: { id: person.id, name: person.name, phones: person.phones, email: person.email, birthday: person.birthday, workplace: person.workplace, emergencyContact: person.emergency_contact, idNumberMasked: person.id_number_masked },
    homes: units.flatMap((unit) => {
      const [row, file] = [rows.find(({ id }) => id === unit.id), files.find((one) => one.unit_id === unit.id)]
      if (!row || !file) return []
      const campaign = asked.find((one) => one.household_id === file.id)
      return [{
        unitId: unit.id, code: row.code, householdId: file.id, number: file.number, role: unit.role, isBillPayer: payers.some((one) => one.unit_id === unit.id), buildingArea: row.building_area, layout: row.layout, handedOverOn: row.handed_over_on,
        salutation: file.salutation, language: file.language, emergencyName: file.emergency_name, emergencyRelation: file.emergency_relation, emergencyPhone: file.emergency_phone, lastVerifiedOn: checked.find(({ id }) => id === file.id)?.verified_on ?? null,
        campaign: campaign ? { id: campaign.id, title: campaign.title, words: campaign.words, endsOn: campaign.ends_on, fields: campaign.fields, hasAnswered: campaign.state !== 'asked' } : null,
      }]
    }),
    corrections: await presentCorrections(ctx, own),
  }
}

function runningCampaigns(ctx: Ctx, householdIds: string[]): Promise<{ household_id: string; state: string; id: string; title: string; words: string; ends_on: string; fields: dataquality.CorrectedField[] }[]> {
  if (householdIds.length === 0) return Promise.resolve([])
  return ctx.tx
    .selectFrom('campaign_household')
    .innerJoin('campaign', (join) => join.onRef('campaign.organization_id', '=', 'campaign_household.organization_id').onRef('campaign.id', '=', 'campaign_household.campaign_id'))
    .select(['campaign_household.household_id', 'campaign_household.state', 'campaign.id', 'campaign.title', 'campaign.words', 'campaign.ends_on', 'campaign.fields'])
    .where('campaign_household.household_id', 'in', householdIds)
    .where('campaign.state', '=', 'running')
    .orderBy('campaign.ends_on')
    .execute()
}

/**
 * A resident corrects or completes the own data, or says that all is right. Nothing is written into the file before the house has reviewed it;
 * a confirmation counts as checked at once. The same id is taken once. A field that waits already is replaced by the newer wish.
 */
export async function correctOwnFile(ctx: Ctx, { body }: Input<typeof dataquality.correctOwnFile>): Promise<dataquality.OwnFile> {
  const person = await ownPerson(ctx)
  const unit = (await unitsOfPerson(ctx, person.id)).find(({ id }) => id === body.unitId)
  if (!unit) throw wrongField('not_found', '/unitId', 'not one of your homes')
  // Locked, so that two phones of one family do not answer a campaign twice at once.
  const locked = await ctx.tx.selectFrom('household').select('id').where('unit_id', '=', unit.id).where('closed_on', 'is', null).forUpdate().executeTakeFirst()
  if (!locked) throw wrongField('not_found', '/unitId', 'no file of this home')
  const file = (await householdsBy(ctx, 'id', [locked.id]))[0]!
  const known = await ctx.tx.selectFrom('data_correction').select(['person_id']).where('id', '=', body.id).executeTakeFirst()
  if (known) {
    if (known.person_id !== person.id) throw wrongField('already_exists', '/id', body.id)
    return ownFile(ctx)
  }
  const before = valuesOf(person, file)
  if (new Set(body.items.map(({ field }) => field)).size < body.items.length) throw wrongField('rule_broken', '/items', 'a field is named twice')
  const wishes = body.items.map(({ field, value }, i) => ({ field, from: before[field], to: readWish(field, value, `/items/${i}/value`) })).filter(({ from, to }) => from !== to)
  if (wishes.length === 0 && !body.isAllRight) throw wrongField('rule_broken', '/items', 'nothing is different')
  const asked = body.campaignId === null ? null : await mustBeAsked(ctx, body.campaignId, file)
  if (wishes.length > 0) await submit(ctx, body, file, person.id, wishes)
  if (asked) await ctx.tx.updateTable('campaign_household').set({ state: wishes.length > 0 ? 'corrected' : 'confirmed', answered_at: ctx.now }).where('campaign_id', '=', asked.id).where('household_id', '=', file.id).execute()
  // What they say is right is checked; of what they correct, what the review accepts.
  const fields = asked?.fields ?? (Object.keys(GROUP_OF) as dataquality.CorrectedField[])
  const groups = new Set(fields.map((field) => GROUP_OF[field]))
  for (const { field } of wishes) groups.delete(GROUP_OF[field])
  if (body.isAllRight && groups.size > 0) await markVerified(ctx, file, [...groups], await todayAt(ctx, file.site_id), 'app')
  return ownFile(ctx)
}

async function mustBeAsked(ctx: Ctx, campaignId: string, file: HouseholdRow): Promise<{ id: string; fields: dataquality.CorrectedField[] }> {
  const asked = (await runningCampaigns(ctx, [file.id])).find(({ id }) => id === campaignId)
  if (!asked) throw wrongField('not_found', '/campaignId', 'this home was not asked, or the campaign is over')
  return asked
}

async function submit(ctx: Ctx, body: Input<typeof dataquality.correctOwnFile>['body'], file: HouseholdRow, personId: string, wishes: { field: dataquality.CorrectedField; from: string; to: string }[]): Promise<void> {
  await replaceWaiting(ctx, file.id, personId, wishes.map(({ field }) => field))
  await ctx.tx
    .insertInto('data_correction')
    .values({ organization_id: ctx.organizationId, id: body.id, site_id: file.site_id, household_id: file.id, unit_id: file.unit_id, person_id: personId, campaign_id: body.campaignId, note: body.note, submitted_by: ctx.actor.name, submitter_account: ctx.actor.accountId, submitted_at: ctx.now })
    .execute()
  await ctx.tx.insertInto('data_correction_item').values(wishes.map((wish) => ({ organization_id: ctx.organizationId, id: newId(), correction_id: body.id, field: wish.field, from_value: wish.from, to_value: wish.to }))).execute()
  recordHappening(ctx, { siteId: file.site_id, recordType: 'correction', recordId: body.id, action: 'submitted', toStatus: 'waiting', note: body.note || null, changes: wishes.map(({ field }) => ({ field, from: null, to: null })) })
  announceChange(ctx, { recordType: 'correction', recordId: body.id, siteId: file.site_id, action: 'submitted' })
  const desk = await accountsWithRole(ctx, 'front_desk', file.site_id)
  sendMessage(ctx, { accountIds: desk.map((who) => who.accountId), template: 'correction.submitted', params: { unit: file.code, name: ctx.actor.name }, record: { type: 'correction', id: body.id } })
}

/** A newer wish for the same field takes the place of one that still waits. */
async function replaceWaiting(ctx: Ctx, householdId: string, personId: string, fields: dataquality.CorrectedField[]): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('data_correction_item')
    .innerJoin('data_correction', (join) => join.onRef('data_correction.organization_id', '=', 'data_correction_item.organization_id').onRef('data_correction.id', '=', 'data_correction_item.correction_id'))
    .select(['data_correction_item.id', 'data_correction.id as correction_id', 'data_correction_item.field', 'data_correction.person_id'])
    .where('data_correction.household_id', '=', householdId)
    .where('data_correction_item.state', '=', 'waiting')
    .where('data_correction_item.field', 'in', fields)
    .execute()
  const replaced = rows.filter((row) => !isOfPerson(row.field) || row.person_id === personId)
  if (replaced.length === 0) return
  await ctx.tx.updateTable('data_correction_item').set({ state: 'withdrawn', decided_by: ctx.actor.name, decided_at: ctx.now }).where('id', 'in', replaced.map(({ id }) => id)).execute()
  for (const id of new Set(replaced.map((row) => row.correction_id))) await closeWhenDecided(ctx, id)
}

/** A correction is over when none of its fields waits. */
export async function closeWhenDecided(ctx: Ctx, correctionId: string): Promise<void> {
  const waiting = await ctx.tx.selectFrom('data_correction_item').select('id').where('correction_id', '=', correctionId).where('state', '=', 'waiting').executeTakeFirst()
  if (!waiting) await ctx.tx.updateTable('data_correction').set({ is_open: false }).where('id', '=', correctionId).execute()
}

messageTemplate('correction.submitted', {
  'zh-CN': { title: '{unit} 提交信息更正', body: '{name} 提交了信息更正，请核对后处理。' },
  'zh-TW': { title: '{unit} 提交資料更正', body: '{name} 提交了資料更正，請核對後處理。' },
  en: { title: '{unit}: data corrected', body: '{name} wishes to correct data. Please review.' },
})
