import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { forgetFiles } from '../../platform/files/forget.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { atTheirSites, ERASED_NAME, holdsPersonalData, holdsRows, ofPerson, ofTheirUnits, retainsFor, withoutHeld, withTheirPhone, type Holding, type Subject } from '../../platform/personal-data/index.ts'
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

/** Each is looked for in every table; who is left is taken the night after. */
const MOST_A_NIGHT = 200

const BLANK = {
  name: ERASED_NAME, sex: 'unknown', email: '', id_kind: null, id_number_sealed: null, id_number_index: null, id_number_masked: null, birthday: null, workplace: '', emergency_contact: '', contact_person: '', tags: [] as string[], note: '',
} as const

/** Takes out of a file who the person is; that somebody owned or lived there stays, for the law wants to know. Files that were merged into it go along. */
async function blankPerson(ctx: Ctx, { personIds }: Pick<Subject, 'personIds'>): Promise<void> {
  await ctx.tx.deleteFrom('person_phone').where('person_id', 'in', [...personIds]).execute()
  await ctx.tx
    .updateTable('person')
    .set((e) => ({ ...BLANK, ...nameColumns(ERASED_NAME, 'person'), tags: [], erased_at: ctx.now, updated_at: ctx.now, version: e('version', '+', 1) }))
    .where('id', 'in', [...personIds])
    .execute()
  // What the files said before. After an erasure no merge is taken back: what it would need is gone.
  for (const id of personIds) await forgetVersions(ctx, id)
}

/** Rows about a home on a day on which one of these people held it or lived there; `unit` and `at` are SQL over the row, an instant. */
export const whileTheyLived = (unit: RawBuilder<unknown>, at: RawBuilder<unknown>) => (subject: Subject): RawBuilder<unknown> => sql`exists (
  select 1 from occupancy o join site s on s.organization_id = o.organization_id and s.id = o.site_id
  where o.person_id = any (${subject.personIds}::uuid[]) and o.unit_id = ${unit} and daterange(o.from_on, o.until_on, '[]') @> (${at} at time zone s.time_zone)::date)`

const theirCorrections = (subject: Subject): ReturnType<typeof sql> => sql`correction_id in (select id from data_correction where ${ofPerson()(subject)})`
const merges = (subject: Subject): ReturnType<typeof sql> => sql`(${ofPerson('keep_id')(subject)} or ${ofPerson('other_id')(subject)})`
const versions = (subject: Subject): ReturnType<typeof sql> =>
  sql`(record_id = any (${subject.unitIds}::uuid[]) or record_id in (select id from household where ${ofTheirUnits()(subject)}) or record_id in (select id from occupancy where ${ofPerson()(subject)}))`

const HOLDINGS: readonly Holding[] = [
  { table: 'registration', of: (subject) => sql`(${ofPerson()(subject)} or ${withTheirPhone('phone')(subject)})`, blanks: { name: ERASED_NAME, phone: '000', note: '' }, covers: ['reason', 'room'] },
  { table: 'data_correction_item', of: theirCorrections, blanks: { from_value: '', to_value: '' }, covers: ['reason'] },
  { table: 'data_correction', of: ofPerson(), blanks: { note: '', submitted_by: ERASED_NAME }, record: 'data_correction' },
  { table: 'observation', of: ofPerson(), blanks: { words: '', kept_words: '' }, covers: ['reason', 'noticer'] },
  { table: 'observation', of: ofTheirUnits(), own: null, covers: ['words', 'kept_words', 'reason', 'noticer'] },
  { table: 'person_merge', of: merges, own: null, blanks: { done: '{}', reason: '*' }, covers: ['undo_reason'] },
  { table: 'household', of: ofTheirUnits(), own: null, covers: ['salutation', 'service_note', 'emergency_name', 'emergency_phone'], coversLists: ['care_tags', 'tags'], record: 'household', onlyNamingLines: true },
  { table: 'unit', of: ofTheirUnits('id'), own: null, covers: ['note'], record: 'unit', onlyNamingLines: true },
  { table: 'chronicle_entry', of: ofTheirUnits(), own: null, covers: ['title', 'detail', 'withdrawn_reason'], record: 'chronicle_entry', onlyNamingLines: true },
  { table: 'owner_change', of: ofTheirUnits(), own: (subject) => sql`(from_persons && ${subject.personIds}::uuid[] or to_persons && ${subject.personIds}::uuid[])`, covers: ['note'], coversJson: ['steps'], record: 'owner_change', onlyNamingLines: true, why: 'occupancies_without_name' },
  { table: 'occupancy', of: ofPerson(), record: 'occupancy', why: 'occupancies_without_name' },
  { table: 'archive_version', of: versions, own: null, coversJson: ['facts'] },
  { table: 'import_run', of: atTheirSites, isShared: true, coversJson: ['preview', 'problems'] },
]

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
    async erase(ctx, personId, isTrial, subject) {
      const phones = (await phonesOf(ctx, [personId])).get(personId) ?? []
      if (!isTrial) {
        await blankPerson(ctx, subject)
        await eraseTimelineContent(ctx, subject.personIds.map((id) => ({ type: 'person', id })))
      }
      return { erased: subject.personIds.length + phones.length, kept: 0 }
    },
  })
  // After the file itself: a change of a file keeps what it said before as a version, and versions are covered last.
  holdsRows('homes', HOLDINGS)
  retainImports()
  retainsFor({
    name: 'departed_persons',
    usualDays: 1095,
    async sweep(ctx, { siteId, before, isTrial, held }) {
      // Who had a unit here, has none anywhere, and left before: with what is still open elsewhere asked by the act of erasing itself.
      const rows = (await sql<{ person_id: string; unit_ids: string[] }>`select p.id as person_id, array_agg(o.unit_id) as unit_ids from person p join occupancy o on o.organization_id = p.organization_id and o.person_id = p.id
        where p.erased_at is null and o.site_id = ${siteId}::uuid and not exists (select 1 from occupancy l where l.organization_id = p.organization_id and l.person_id = p.id and (l.until_on is null or l.until_on >= ${before}::date))
        group by p.id limit 5000`.execute(ctx.tx)).rows
      const go = rows.filter(({ person_id, unit_ids }) => !held.persons.has(person_id) && !unit_ids.some((id) => held.units.has(id)))
      const gone: string[] = []
      for (const { person_id } of go) if (gone.length < MOST_A_NIGHT && !(await isStillNeeded(ctx, person_id))) gone.push(person_id)
      if (!isTrial) await erasePersons(ctx, gone)
      for (const person_id of isTrial ? [] : gone) {
        recordHappening(ctx, { siteId, recordType: 'person', recordId: person_id, action: 'purged' })
        announceChange(ctx, { recordType: 'person', recordId: person_id, siteId, action: 'purged' })
      }
      return { purged: gone.length, held: rows.length - go.length, open: go.length - gone.length }
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

/** Files of imports hold rows of many people: they go whole, with the report. */
function retainImports(): void {
  retainsFor({
    name: 'imported_files',
    usualDays: 180,
    async sweep(ctx, { siteId, before, isTrial, held }) {
      const rows = await ctx.tx.selectFrom('import_run').select('id').where('site_id', '=', siteId).where('state', 'in', ['done', 'failed', 'cancelled']).where('finished_at', '<', before).limit(500).execute()
      const { n } = await ctx.tx.selectFrom('import_run').select((e) => e.fn.countAll<number>().as('n')).where('site_id', '=', siteId).where('state', 'not in', ['done', 'failed', 'cancelled']).where('created_at', '<', before).executeTakeFirstOrThrow()
      // Nobody knows who stands in a file: while anybody is held, all of them stay.
      if (held.persons.size + held.units.size > 0) return { purged: 0, held: rows.length, open: n }
      const ids = rows.map(({ id }) => id)
      if (!isTrial && ids.length > 0) {
        await ctx.tx.deleteFrom('import_run').where('id', 'in', ids).execute()
        await forgetFiles(ctx, 'import', ids)
      }
      return { purged: ids.length, held: 0, open: n }
    },
  })
}

let erasePersons: (ctx: Ctx, personIds: readonly string[]) => Promise<void> = () => Promise.reject(new Error('Nobody erases persons'))
/** How persons are erased everywhere: told by the module of personal data, which asks every module. */
export function personsAreErased(by: typeof erasePersons): void {
  erasePersons = by
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
