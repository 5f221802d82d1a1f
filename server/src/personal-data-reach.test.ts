import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases } from '@guanjia/contract'
import { commentOnCase, createCase } from './modules/cases/index.ts'
import { eraseParts } from './modules/privacy/erasure.ts'
import { signUndertaking } from './modules/privacy/undertakings.ts'
import { knownHoldings } from './platform/personal-data/index.ts'
import { sealedColumns } from './platform/keys/sealed-columns.ts'
import { sealAll, verifyTrail } from './platform/trail/index.ts'
import { aHousehold, type Household } from './testing/households.ts'
import { aCompany, aResident, as, letJobsRun, signIn, testApp, type Company, type TestApp } from './testing/test-app.ts'
import { isText, shapeOf, tablesAround, uuidOf, writeWholeLife, type TableShape } from './testing/whole-life.ts'

const NAME = '苏婉清'
const PHONE = '13800130001'
const ID_NUMBER = '11010519491231002X'
const SAID = `业主${NAME}来电 138 0013 0001，证件 ${ID_NUMBER}`

let test: TestApp
let company: Company
let home: Household
let owner: pg.Client
let shapes: Map<string, TableShape>

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  owner = new pg.Client(test.database.ownerUrl)
  await owner.connect()
  shapes = await shapeOf(owner)
})
afterAll(async () => {
  await owner.end()
  await test.close()
})

/** Texts of people that no reference of the database leads to. */
const BESIDE = ['archive_version', 'delivery', 'message', 'message_address', 'message_choice', 'session', 'download', 'import_run', 'external_query', 'extra_mile', 'file', 'file_link', 'service_check', 'knowledge_gap', 'saved_view', 'hand_over', 'webhook_delivery', 'webhook_attempt', 'idempotency_key', 'job', 'stream_event', 'training_need', 'improvement']
const words = (column: string): string => (/phone/.test(column) ? PHONE : /(^|_)name$|_by$|booked_for|contact$/.test(column) ? NAME : SAID)

/** Texts that stay after an erasure, each with its reason. Whatever is not listed here must be free of names and numbers. */
const STAYS: readonly (readonly [RegExp, string])[] = [
  [/\.(number|code|sort_key|sha256|content_type|template|channel|locale|queue|phase|layout|record_type|field|topic|list|series|service|query|path|unit)$|_key$/, 'keys and closed words, given by the product'],
  [/\.(by_name|.*_by_name|done_by|written_by|published_by|decided_by|merged_by|undone_by|recorded_by|placed_by|lifted_by|opened_by|assessed_by|answered_by|voided_by|verified_by|withdrawn_by|created_by|left_by|said_by|made_by)$/, 'names of colleagues who did it'],
  [/^(archive_box|certificate|meter|vaccination|work_labour)\.|\.(status_before_.*|five_pieces|arrival_position|candidates|steps|pay_state|category|maker|provider|improvement_link|action|source_type|post|state_then|figure|figure_filter|source_query|source_id|source_number|measure)$|^visit_step\.name$/, 'closed words, places of things, and figures'],
  [/^chronicle_entry\.writer$|^knowledge_gap\.ended_by$/, 'names of colleagues who did it'],
  [/^(webhook_|job\.|download\.|stream_event\.|idempotency_key\.)/, 'goes by itself within days'],
  [/^incident_\w+\.(announced_by|called_by|acknowledged_by|saved_by|ended_by)$/, 'names of colleagues who did it'],
  [/^(incident|drill)(_\w+)?\.(kind|duty|key|after)$/, 'closed words and keys of a plan'],
  [/^import_run\.(profile|sheets|counts|failure)$/, 'headings and counts of a file, which goes whole by retention (imported_files)'],
  [/^file_link\.purpose$/, 'a word of the product'],
  [/^course_part\./, 'lessons for colleagues'],
  [/^document\.withdrawn_reason$/, 'says that it was erased'],
  [/^contract\./, 'contract: kept for as long as claims can come of it'],
  [/^external_query\./, 'proof of what was given to an authority (PRV-004)'],
]

const TRACES = `${NAME}|${PHONE}|138 0013 0001|${ID_NUMBER}`

/** Every text column of the database in which somebody stands whom it should have forgotten. */
async function whereTracesAre(): Promise<string[]> {
  const left: string[] = []
  for (const shape of shapes.values()) {
    const columns = shape.columns.filter(isText).map(({ name }) => name)
    if (columns.length === 0) continue
    const { rows } = await owner.query<Record<string, number>>(`select ${columns.map((column) => `count(*) filter (where "${column}"::text ~ $1)::int as "${column}"`).join(', ')} from ${shape.name}`, [TRACES])
    left.push(...columns.filter((column) => rows[0]![column]! > 0).map((column) => `${shape.name}.${column}`))
  }
  return left
}

/** Tables that name persons or hold what is sealed, and are no holding: what takes care of them instead. */
const BY_HAND: Readonly<Record<string, string>> = {
  person: 'archives blank the file', person_phone: 'archives delete it', care_fact: 'relations erase facts one by one, with their history', not_duplicate: 'two ids, no text of a person', resident_reading: 'who read what when: proof, no text',
  second_factor: 'goes with the account, whose sign-in is closed', phone_code: 'sealed, gone within minutes', oidc_attempt: 'sealed, gone within minutes', oidc_provider: 'secret of the organisation', channel_setting: 'secret of the organisation', webhook_endpoint: 'secret of the organisation',
}

describe('erasing a person', () => {
  it('knows every table that names a person or holds something sealed', async () => {
    const naming = [...shapes.values()].filter(({ refers }) => refers.some(({ to }) => to === 'person')).map(({ name }) => name)
    const asked = [...new Set([...naming, ...sealedColumns().map(({ table }) => table)])]
    const held = new Set<string>(knownHoldings().map(({ table }) => table))
    expect(asked.filter((table) => !held.has(table)).toSorted()).toEqual(Object.keys(BY_HAND).toSorted())
  })

  it('takes the person out of the trail: what others wrote of them, and that they did something themselves; the chain holds', async () => {
    const { actors } = company
    const resident = await as(test, actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: NAME, login: PHONE }))
    const nothing = { params: {}, query: {} }
    const own = await as(test, resident, (ctx) => createCase(ctx, { ...nothing, body: cases.createCase.body.parse({ siteId: company.siteId, kind: 'repair', statement: `我是${NAME}，水管漏水`, unitId: home.unitId, personId: home.personId }) }))
    const other = await as(test, actors.front_desk, (ctx) => createCase(ctx, { ...nothing, body: cases.createCase.body.parse({ siteId: company.siteId, kind: 'repair', statement: '大堂灯不亮', place: '大堂' }) }))
    await as(test, actors.front_desk, (ctx) => commentOnCase(ctx, { params: { id: other.id }, query: {}, body: cases.commentOnCase.body.parse({ note: SAID }) }))
    await as(test, actors.front_desk, (ctx) => commentOnCase(ctx, { params: { id: other.id }, query: {}, body: cases.commentOnCase.body.parse({ note: '已通知工程部' }) }))
    await as(test, actors.administrator, async (ctx) => {
      await ctx.tx.updateTable('occupancy').set({ from_on: '2015-01-01', until_on: '2020-01-01' }).where('person_id', '=', home.personId).execute()
      await ctx.client.query("update service_case set status = 'cancelled'")
    })
    await sealAll(test.app)
    const manager = await signIn(test, company.logins.site_manager, company.password)
    await as(test, actors.site_manager, (ctx) => signUndertaking(ctx, { ...nothing, body: { version: 1, name: actors.site_manager.name } }))
    expect(await manager.send('POST', `/persons/${home.personId}/erasure`, { name: NAME, reason: `${NAME}本人申请` })).toMatchObject({ status: 200 })
    await letJobsRun(test)
    expect(await whereTracesAre()).toEqual([])
    const { rows } = await owner.query<{ note: string | null }>('select note from timeline_entry where record_id = $1 and note is not null', [other.id])
    expect(rows.map(({ note }) => note)).toContain('已通知工程部')
    expect((await owner.query('select actor_name from timeline_entry where record_id = $1 and actor_kind = $2', [own.id, 'resident'])).rows[0]).toEqual({ actor_name: '（已清除）' })
    expect((await verifyTrail(test.app, company.organizationId)).findings).toBe(0)
    // The same cannot be done to a colleague's line by somebody who has the database only.
    await owner.query("set session_replication_role = 'replica'")
    await owner.query(`update timeline_entry set actor_name = '（已清除）', nameless_mark = (select nameless_mark from timeline_entry where nameless_mark is not null limit 1) where record_id = $1 and note = '已通知工程部'`, [other.id])
    await owner.query("set session_replication_role = 'origin'")
    expect((await verifyTrail(test.app, company.organizationId)).examples.map(({ kind }) => kind)).toEqual(['changed'])
  })

  it('reaches every text of the database, whatever stands in it', async () => {
    home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1301' }))
    const account = await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: NAME, login: `${PHONE}-2` }))
    const occupancy = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('occupancy').select('id').where('person_id', '=', home.personId).executeTakeFirstOrThrow())
    const one = async (table: string): Promise<Record<string, unknown>> => (await owner.query(`select id from ${table} where organization_id = $1 limit 1`, [company.organizationId])).rows[0] as Record<string, unknown>
    const ids = new Map<string, Record<string, unknown>>([
      ['organization', { id: company.organizationId }], ['site', { id: company.siteId }], ['person', { id: home.personId }], ['unit', { id: home.unitId }], ['building', { id: home.buildingId }], ['account', { id: account.accountId }], ['occupancy', { id: occupancy.id }],
      ['employee', { id: company.actors.front_desk.employeeId }], ['entrance', await one('entrance')],
    ])
    ids.set('household', (await owner.query<{ id: string }>('select id from household where unit_id = $1', [home.unitId])).rows[0]!)
    const around = tablesAround(shapes, ['person', 'unit', ...BESIDE], ['employee', 'organization', 'site', 'building', 'department', 'zone'])
    const mine = { account_id: account.accountId }
    await writeWholeLife(owner, shapes, around, ids, words, {
      delivery: mine, message: mine, idempotency_key: mine, saved_view: mine, file: { uploaded_by: account.accountId }, file_link: { record_type: 'document', record_id: uuidOf('document') },
      document: { subject_type: 'person', subject_id: home.personId }, archive_version: { kind: 'unit', record_id: home.unitId }, extra_mile: { record_id: uuidOf('service_case') }, falling_object_finding: { inquiry_id: uuidOf('falling_object'), unit_id: home.unitId },
    })
    await owner.query("update household set salutation = $1, service_note = $1, care_tags = array[$1], tags = array[$1], emergency_name = $2, emergency_phone = $3 where id = $4", [SAID, NAME, PHONE, ids.get('household')!['id']])
    await owner.query("update person set note = $1, workplace = $1, emergency_contact = $1, contact_person = $1, tags = array[$1], email = 'su@example.com' where id = $2", [SAID, home.personId])
    await as(test, company.actors.administrator, (ctx) => eraseParts(ctx, home.personId, false))
    const left = await whereTracesAre()
    const kept = new Set(knownHoldings().flatMap(({ table, keeps }) => Object.keys(keeps ?? {}).map((column) => `${table}.${column}`)))
    const forgotten = left.filter((column) => !kept.has(column)).filter((column) => !STAYS.some(([pattern]) => pattern.test(column)))
    expect(forgotten).toEqual([])
  })
})
