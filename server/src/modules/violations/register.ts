import { sql } from 'kysely'
import type { Ref, violations, Input, Output, TimelineEntry } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { filesOfRecords } from '../../platform/files/files.ts'
import { readTimeline } from '../../platform/records/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { unitsById } from '../archives/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import { among, contains, listRecords, presentOne, visibleRow, type Condition, type Register } from '../registers/index.ts'
import { DECIDES, OPEN_STATES, REPEAT_DAYS, actionsOf, type Papers } from './lifecycle.ts'
import type { PaperRow, ViolationRow } from './tables.ts'

type Violation = violations.Violation
type Filter = Input<typeof violations.listViolations>['query']['filter']

export const VIOLATIONS: Register<'violation', Violation> = {
  table: 'violation',
  kind: 'violation',
  read: 'violations:read',
  write: 'violations:work',
  order: { by: sql`t.found_at`, type: 'timestamptz', isNewestFirst: true },
  clash: '/id',
  present,
  sheet: {
    name: ['违章记录', '違規紀錄', 'Violations'],
    columns: [
      { key: 'number', kind: 'text', width: 18, title: ['编号', '編號', 'Number'], value: (one) => one.number },
      { key: 'foundAt', kind: 'datetime', width: 18, title: ['发现时间', '發現時間', 'Found'], value: (one) => new Date(one.foundAt) },
      { key: 'source', kind: 'text', width: 14, title: ['来源', '來源', 'Source'], value: (one, locale) => labelOf(locale, 'violationSource', one.source) },
      { key: 'unit', kind: 'text', width: 14, title: ['房号', '房號', 'Unit'], value: (one) => one.unit?.code ?? '' },
      { key: 'place', kind: 'text', width: 24, title: ['位置', '位置', 'Place'], value: (one) => one.place },
      { key: 'party', kind: 'text', width: 14, title: ['责任人', '責任人', 'Responsible'], value: (one) => one.party },
      { key: 'description', kind: 'text', width: 40, title: ['情况', '情況', 'What'], value: (one) => one.description },
      { key: 'type', kind: 'text', width: 20, title: ['类型', '類型', 'Type'], value: (one) => one.type?.name ?? '' },
      { key: 'nature', kind: 'text', width: 14, title: ['性质', '性質', 'Nature'], value: (one, locale) => (one.type === null ? '' : labelOf(locale, 'violationNature', one.type.nature)) },
      { key: 'degree', kind: 'text', width: 10, title: ['程度', '程度', 'Degree'], value: (one, locale) => (one.degree === null ? '' : labelOf(locale, 'violationDegree', one.degree)) },
      { key: 'state', kind: 'text', width: 14, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'violationState', one.state) },
      { key: 'notices', kind: 'text', width: 30, title: ['通知书', '通知書', 'Notices'], value: (one) => one.papers.map((paper) => paper.number).join('、') },
      { key: 'dueOn', kind: 'text', width: 12, title: ['期限', '期限', 'Due'], value: (one) => one.dueOn ?? '' },
      { key: 'owner', kind: 'text', width: 12, title: ['负责人', '負責人', 'Owner'], value: (one) => one.owner?.name ?? '' },
      { key: 'handler', kind: 'text', width: 12, title: ['协办人', '協辦人', 'Handler'], value: (one) => one.handler?.name ?? '' },
      { key: 'repeats', kind: 'number', width: 12, title: ['一年内重复', '一年內重複', 'Repeats in a year'], value: (one) => one.repeats },
      { key: 'closedAt', kind: 'datetime', width: 18, title: ['闭环时间', '結案時間', 'Closed'], value: (one) => (one.closedAt === null ? null : new Date(one.closedAt)) },
      { key: 'outcome', kind: 'text', width: 30, title: ['处理结果', '處理結果', 'Outcome'], value: (one) => one.outcome },
    ],
  },
}

/** Papers of several violations in the order in which they went out. */
export async function papersOf(ctx: Ctx, violationIds: readonly string[]): Promise<Map<string, PaperRow[]>> {
  const rows: PaperRow[] = violationIds.length === 0 ? [] : await ctx.tx.selectFrom('violation_paper').selectAll().where('violation_id', 'in', [...violationIds]).orderBy('issued_at').orderBy('round').execute()
  const found = new Map<string, PaperRow[]>()
  for (const row of rows) found.set(row.violation_id, [...(found.get(row.violation_id) ?? []), row])
  return found
}

const standing = (papers: readonly PaperRow[]): Papers => ({
  notices: papers.filter(({ kind }) => kind === 'notice').length, isNoticeRunning: papers.some(({ kind, ended_at }) => kind === 'notice' && ended_at === null), isAnswered: papers.some(({ result }) => result === 'answered'),
})

/** What this person may do now. */
export function allowedFor(ctx: Ctx, row: ViolationRow, papers: readonly PaperRow[]): violations.ViolationAction[] {
  return actionsOf(row.state, standing(papers)).filter((action) => ctx.actor.can(DECIDES.includes(action) ? 'violations:decide' : 'violations:work', row.site_id))
}

const EARLIER = sql`from violation o where o.organization_id = t.organization_id and o.unit_id = t.unit_id and o.id <> t.id and o.state <> 'dismissed' and o.found_at <= t.found_at and o.found_at > t.found_at - make_interval(days => ${sql.lit(REPEAT_DAYS)})`

async function present(ctx: Ctx, rows: ViolationRow[]): Promise<Violation[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const papers = await papersOf(ctx, ids)
  const files = await filesOfRecords(ctx, ids)
  const units = await unitsById(ctx, rows.flatMap(({ unit_id }) => unit_id ?? []))
  const all = [...papers.values()].flat()
  const names = await employeeNames(ctx, [...rows.flatMap((row) => [row.found_by, row.owner_id, row.handler_id]), ...all.flatMap((one) => [one.issued_by, one.delivered_by, one.ended_by])])
  const who = (id: string): Ref => ({ id, name: names.get(id) ?? '' })
  const maybe = (id: string | null): Ref | null => (id === null ? null : who(id))
  const typeIds = [...new Set(rows.flatMap(({ type_id }) => type_id ?? []))]
  const types = new Map((typeIds.length === 0 ? [] : await ctx.tx.selectFrom('violation_type').select(['id', 'name', 'nature', 'basis']).where('id', 'in', typeIds).execute()).map((one) => [one.id, one]))
  const findingIds = rows.flatMap(({ finding_id }) => finding_id ?? [])
  const findings = new Map((findingIds.length === 0 ? [] : await ctx.tx.selectFrom('finding').select(['id', 'number']).where('id', 'in', findingIds).execute()).map((one) => [one.id, { id: one.id, name: one.number }]))
  const { rows: counts } = await sql<{ id: string; repeats: number }>`select t.id, (select count(*)::int ${EARLIER}) as repeats from violation t where t.id = any (${ids}::uuid[])`.execute(ctx.tx)
  const repeats = new Map(counts.map((one) => [one.id, one.repeats]))
  const today = dayIn(await timeZoneOf(ctx, rows[0]!.site_id), ctx.now)
  return rows.map((row) => {
    const own = papers.get(row.id) ?? []
    const dueOn = OPEN_STATES.includes(row.state) && row.state !== 'rectified' ? (own.findLast(({ ended_at }) => ended_at === null)?.due_on ?? null) : null
    return {
      id: row.id, siteId: row.site_id, number: row.number, source: row.source, unit: row.unit_id === null ? null : { id: row.unit_id, code: units.get(row.unit_id)?.code ?? '' }, place: row.place, party: row.party, description: row.description, foundAt: iso(row.found_at), foundBy: maybe(row.found_by),
      reporter: row.reporter_name + row.reporter_contact !== '' && ctx.actor.can('violations:decide', row.site_id) ? { name: row.reporter_name, contact: row.reporter_contact } : null,
      state: row.state, type: row.type_id === null ? null : types.get(row.type_id)!, degree: row.degree, verifiedAt: iso(row.verified_at), owner: maybe(row.owner_id), handler: maybe(row.handler_id), finding: row.finding_id === null ? null : (findings.get(row.finding_id) ?? null),
      papers: own.map((paper) => presentPaper(paper, who)), dueOn, isOverdue: dueOn !== null && dueOn < today, repeats: repeats.get(row.id) ?? 0, closedAt: iso(row.closed_at), outcome: row.outcome, photos: files.get(row.id) ?? [], allowedActions: allowedFor(ctx, row, own), version: row.version,
    }
  })
}

function presentPaper(row: PaperRow, who: (id: string) => Ref): violations.ViolationPaper {
  return {
    id: row.id, kind: row.kind, round: row.round, number: row.number, addressee: row.addressee, words: row.words, basis: row.basis, dueOn: row.due_on, issuedAt: iso(row.issued_at), issuedBy: who(row.issued_by),
    delivered: row.delivered_at === null ? null : { at: iso(row.delivered_at), by: who(row.delivered_by!), way: row.delivery!, receivedBy: row.received_by, signatureId: row.signature_id, witness: row.witness },
    ended: row.ended_at === null ? null : { at: iso(row.ended_at), by: who(row.ended_by!), result: row.result!, note: row.result_note, answerNumber: row.answer_number },
  }
}

export async function violationConditions(ctx: Ctx, siteId: string, filter: Filter): Promise<Condition[]> {
  const me = ctx.actor.employeeId
  const today = filter.overdue === undefined ? '' : dayIn(await timeZoneOf(ctx, siteId), ctx.now)
  const waits = sql`(t.state in (${sql.join(OPEN_STATES.filter((state) => state !== 'rectified'))}) and exists (select from violation_paper p where p.organization_id = t.organization_id and p.violation_id = t.id and p.ended_at is null and p.due_on < ${today}::date))`
  return [
    ...contains(filter.q, ['number', 'foreign_number', 'place', 'party', 'description'], (like) => [sql`exists (select from unit u where u.organization_id = t.organization_id and u.id = t.unit_id and u.code ilike ${like})`]),
    ...among('state', filter.state), ...among('source', filter.source), ...among('degree', filter.degree), ...(filter.unitId === undefined ? [] : [sql`t.unit_id = ${filter.unitId}`]),
    ...(filter.nature?.length ? [sql`exists (select from violation_type y where y.organization_id = t.organization_id and y.id = t.type_id and y.nature in (${sql.join(filter.nature)}))`] : []),
    ...(filter.open === undefined ? [] : [sql`(t.state in (${sql.join(OPEN_STATES)})) = ${filter.open}`]),
    ...(filter.overdue === undefined ? [] : [sql`${waits} = ${filter.overdue}`]),
    ...(filter.mine ? [sql`${me}::uuid in (t.found_by, t.owner_id, t.handler_id)`] : []),
    ...(filter.repeated === undefined ? [] : [sql`exists (select ${EARLIER}) = ${filter.repeated}`]),
    ...(filter.from ? [sql`t.found_at >= ${filter.from}::timestamptz`] : []), ...(filter.to ? [sql`t.found_at < ${filter.to}::timestamptz`] : []),
  ]
}

export async function listViolations(ctx: Ctx, { query }: Input<typeof violations.listViolations>): Promise<Output<typeof violations.listViolations>> {
  ctx.actor.mustSee('violations:read', query.siteId)
  return listRecords(ctx, VIOLATIONS, query, await violationConditions(ctx, query.siteId, query.filter))
}

export async function getViolation(ctx: Ctx, { params }: Input<typeof violations.getViolation>): Promise<Violation> {
  return presentOne(ctx, VIOLATIONS, await visibleRow(ctx, VIOLATIONS, params.id))
}

export async function violationTimeline(ctx: Ctx, { params }: Input<typeof violations.violationTimeline>): Promise<{ items: TimelineEntry[] }> {
  const row = await visibleRow(ctx, VIOLATIONS, params.id)
  return { items: await readTimeline(ctx, row.id) }
}
