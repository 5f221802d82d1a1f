import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { ERASED_NAME, holdsPersonalData, retainsFor, withoutHeld } from '../../platform/personal-data/index.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { eraseTimelineContent } from '../../platform/trail/index.ts'
import { currentOnes, occupanciesBy, phonesOf } from './occupancy-rows.ts'
import { nameColumns } from './person-columns.ts'
import { forgetVersions } from './versions/versions.ts'

/** The full ID number of a person; null when none is kept. Whoever calls it writes it into the access log. */
export async function idNumberOf(ctx: Ctx, personId: string): Promise<string | null> {
  const row = await ctx.tx.selectFrom('person').select('id_number_sealed').where('id', '=', personId).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return row.id_number_sealed && ctx.app.personalData.decrypt(row.id_number_sealed)
}

const BLANK = {
  name: ERASED_NAME, sex: 'unknown', email: '', id_kind: null, id_number_sealed: null, id_number_index: null, id_number_masked: null, birthday: null, workplace: '', emergency_contact: '', contact_person: '', tags: [] as string[], note: '',
} as const

/** Takes out of a file who the person is; that somebody owned or lived there stays, for the law wants to know. */
async function blankPerson(ctx: Ctx, personId: string): Promise<void> {
  await ctx.tx.deleteFrom('person_phone').where('person_id', '=', personId).execute()
  await ctx.tx
    .updateTable('person')
    .set((e) => ({ ...BLANK, ...nameColumns(ERASED_NAME, 'person'), tags: [], erased_at: ctx.now, updated_at: ctx.now, version: e('version', '+', 1) }))
    .where('id', '=', personId)
    .execute()
  await ctx.tx.updateTable('registration').set({ name: ERASED_NAME, phone: '000', note: '' }).where('person_id', '=', personId).execute()
  // What the file said before, what the person asked to correct, and what colleagues noticed.
  await forgetVersions(ctx, personId)
  const corrections = (await ctx.tx.selectFrom('data_correction').select('id').where('person_id', '=', personId).execute()).map(({ id }) => id)
  if (corrections.length > 0) {
    await ctx.tx.updateTable('data_correction_item').set({ from_value: '', to_value: '' }).where('correction_id', 'in', corrections).execute()
    await ctx.tx.updateTable('data_correction').set({ note: '', submitted_by: ERASED_NAME }).where('id', 'in', corrections).execute()
  }
  await ctx.tx.updateTable('observation').set({ words: '', kept_words: '' }).where('person_id', '=', personId).execute()
}

/** What archives hold of a person, and what is kept for a time only. */
export function personalDataOfArchives(): void {
  holdsPersonalData({
    name: 'archives',
    async tell(ctx, personId) {
      const { organization_id: _, id_number_sealed, id_number_index: __, grams: ___, pinyin: ____, initials: _____, ...row } = await ctx.tx.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirstOrThrow()
      const phones = (await phonesOf(ctx, [personId])).get(personId) ?? []
      const occupancies = await occupanciesBy(ctx, 'person_id', [personId])
      return [
        { what: 'person', ...row, id_number: id_number_sealed && ctx.app.personalData.decrypt(id_number_sealed) },
        ...phones.map(({ number, label }) => ({ what: 'phone', number, label })),
        ...occupancies.map(({ unit_code, role, from_on, until_on, is_bill_payer }) => ({ what: 'occupancy', unit_code, role, from_on, until_on, is_bill_payer })),
      ]
    },
    async obstacles(ctx, personId) {
      const current = await currentOnes(ctx, await occupanciesBy(ctx, 'person_id', [personId]))
      return current.map(({ unit_code, role }) => ({ kind: 'lives_here', text: `${unit_code} ${role}` }))
    },
    async erase(ctx, personId, isTrial) {
      const phones = (await phonesOf(ctx, [personId])).get(personId) ?? []
      const kept = (await occupanciesBy(ctx, 'person_id', [personId])).length
      if (!isTrial) {
        await blankPerson(ctx, personId)
        await eraseTimelineContent(ctx, [{ type: 'person', id: personId }])
      }
      return { erased: 1 + phones.length, kept, why: 'occupancies_without_name' }
    },
  })
  retainsFor({
    name: 'departed_persons',
    usualDays: 1095,
    async sweep(ctx, { siteId, before, isTrial, held }) {
      // Who had a unit here, has none anywhere, and left before: with what is still open elsewhere asked by the act of erasing itself.
      const rows = (await sql<{ person_id: string; unit_ids: string[] }>`select p.id as person_id, array_agg(o.unit_id) as unit_ids from person p join occupancy o on o.organization_id = p.organization_id and o.person_id = p.id
        where p.erased_at is null and o.site_id = ${siteId}::uuid and not exists (select 1 from occupancy l where l.organization_id = p.organization_id and l.person_id = p.id and (l.until_on is null or l.until_on >= ${before}::date))
        group by p.id limit 5000`.execute(ctx.tx)).rows
      const go = rows.filter(({ person_id, unit_ids }) => !held.persons.has(person_id) && !unit_ids.some((id) => held.units.has(id)))
      let purged = 0
      for (const { person_id } of go) {
        if (await isStillNeeded(ctx, person_id)) continue
        purged++
        if (isTrial) continue
        await blankPerson(ctx, person_id)
        await eraseTimelineContent(ctx, [{ type: 'person', id: person_id }])
        recordHappening(ctx, { siteId, recordType: 'person', recordId: person_id, action: 'purged' })
        announceChange(ctx, { recordType: 'person', recordId: person_id, siteId, action: 'purged' })
      }
      return { purged, held: rows.length - go.length, open: go.length - purged }
    },
  })
  retainsFor({
    name: 'refused_registrations',
    usualDays: 90,
    async sweep(ctx, { siteId, before, isTrial, held }) {
      const rows = await ctx.tx.selectFrom('registration').select(['id', 'person_id', 'unit_id']).where('site_id', '=', siteId).where('state', '=', 'refused').where('decided_at', '<', before).where('name', '<>', ERASED_NAME).limit(5000).execute()
      const { go, held: kept } = withoutHeld(rows, held)
      if (!isTrial && go.length > 0) await ctx.tx.updateTable('registration').set({ name: ERASED_NAME, phone: '000', note: '' }).where('id', 'in', go.map(({ id }) => id)).execute()
      const { n } = await ctx.tx.selectFrom('registration').select((e) => e.fn.countAll<number>().as('n')).where('site_id', '=', siteId).where('state', '=', 'waiting').where('asked_at', '<', before).executeTakeFirstOrThrow()
      return { purged: go.length, held: kept, open: n }
    },
  })
}

let stillNeeded: (ctx: Ctx, personId: string) => Promise<boolean> = async () => false
const isStillNeeded = (ctx: Ctx, personId: string): Promise<boolean> => stillNeeded(ctx, personId)

/** Whether something of a person stands open in any module: told by the module of personal data, which asks them all. */
export function personsAreNeeded(asked: typeof stillNeeded): void {
  stillNeeded = asked
}

/** Takes the paper out of a file: its consent was withdrawn. Nothing when there is none. */
export async function forgetIdNumber(ctx: Ctx, personId: string): Promise<void> {
  const row = await ctx.tx.selectFrom('person').select(['id_number_masked', 'version']).where('id', '=', personId).forUpdate().executeTakeFirst()
  if (!row?.id_number_masked) return
  await ctx.tx.updateTable('person').set({ id_kind: null, id_number_sealed: null, id_number_index: null, id_number_masked: null, version: row.version + 1, updated_at: ctx.now }).where('id', '=', personId).execute()
  recordHappening(ctx, { siteId: null, recordType: 'person', recordId: personId, action: 'changed', changes: [{ field: 'idNumber', from: row.id_number_masked, to: null }] })
}
