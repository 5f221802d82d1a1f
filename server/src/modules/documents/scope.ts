import type { documents, Input, Locale, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { column, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { kindsOf, mustManage, type KindRow } from './kinds.ts'
import { duePeriods } from './rules.ts'
import type { ArchiveScopeTable } from './tables.ts'

type LineRow = Selectable<ArchiveScopeTable>

function present(row: LineRow, kinds: ReadonlyMap<string, KindRow>): documents.ScopeLine {
  const kind = kinds.get(row.kind_id)!
  return { id: row.id, departmentCode: row.department_code, kind: { id: kind.id, name: kind.name }, cadence: row.cadence, dueDays: row.due_days, fromOn: row.from_on, retentionYears: kind.retention_years, note: row.note, isActive: row.is_active, version: row.version }
}

export async function listScope(ctx: Ctx): Promise<Output<typeof documents.listScope>> {
  const kinds = await kindsOf(ctx)
  const rows = await ctx.tx.selectFrom('archive_scope').selectAll().orderBy('department_code').orderBy('id').execute()
  return { items: rows.map((row) => present(row, kinds)) }
}

function tell(ctx: Ctx, id: string, action: string, changes: ReturnType<typeof changesBetween> = []): void {
  recordHappening(ctx, { siteId: null, recordType: 'archive_scope', recordId: id, action, changes })
  announceChange(ctx, { recordType: 'archive_scope', recordId: id, siteId: null, action })
}

/** Throws `already_exists` for a department that files the kind already, `not_found` naming the department or the kind. */
export async function createScopeLine(ctx: Ctx, { body }: Input<typeof documents.createScopeLine>): Promise<documents.ScopeLine> {
  mustManage(ctx)
  const kinds = await kindsOf(ctx)
  if (!kinds.has(body.kindId)) throw wrongField('not_found', '/kindId', 'no such kind')
  const department = await ctx.tx.selectFrom('department').select('id').where('code', '=', body.departmentCode).limit(1).executeTakeFirst()
  if (!department) throw wrongField('not_found', '/departmentCode', 'no such department')
  const row: LineRow = { organization_id: ctx.organizationId, id: newId(), department_code: body.departmentCode, kind_id: body.kindId, cadence: body.cadence, due_days: body.dueDays, from_on: body.fromOn, note: body.note, is_active: true, version: 1, updated_at: ctx.now }
  const made = await ctx.tx.insertInto('archive_scope').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/kindId', 'the department files it already')
  tell(ctx, row.id, 'created')
  return present(row, kinds)
}

export async function changeScopeLine(ctx: Ctx, { params, body }: Input<typeof documents.changeScopeLine>): Promise<documents.ScopeLine> {
  mustManage(ctx)
  const before = await ctx.tx.selectFrom('archive_scope').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found', 'No such line')
  const kinds = await kindsOf(ctx)
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(present(before, kinds)))
  const facts = { cadence: body.cadence ?? before.cadence, due_days: body.dueDays ?? before.due_days, from_on: body.fromOn ?? before.from_on, note: body.note ?? before.note, is_active: body.isActive ?? before.is_active }
  await ctx.tx.updateTable('archive_scope').set({ ...facts, version: before.version + 1, updated_at: ctx.now }).where('id', '=', before.id).execute()
  tell(ctx, before.id, 'changed', changesBetween<Record<string, unknown>>({ ...before }, facts))
  return present({ ...before, ...facts, version: before.version + 1 }, kinds)
}

/** What each department should have filed by today, period by period, and whether it did (HHD-012). */
export async function scopeReport(ctx: Ctx, { query }: Input<typeof documents.scopeReport>): Promise<Output<typeof documents.scopeReport>> {
  const { items } = await reported(ctx, query)
  return { items: items.filter((item) => query.missing === undefined || item.isMissing === query.missing), due: items.length, missing: items.filter((item) => item.isMissing).length }
}

async function reported(ctx: Ctx, { siteId, departmentCode }: { siteId: string; departmentCode?: string | undefined }): Promise<{ items: documents.ScopeItem[]; timeZone: string }> {
  ctx.actor.mustSee('documents:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  const today = dayIn(timeZone, ctx.now)
  const kinds = await kindsOf(ctx)
  let select = ctx.tx.selectFrom('archive_scope').selectAll().where('is_active', '=', true)
  if (departmentCode) select = select.where('department_code', '=', departmentCode)
  const rows = await select.orderBy('department_code').orderBy('id').execute()
  const departments = new Map((await ctx.tx.selectFrom('department').select(['id', 'code', 'name']).where('site_id', '=', siteId).execute()).map((row) => [row.code, row]))
  // A site without the department has nothing to file for it.
  const wanted = rows
    .filter((row) => departments.has(row.department_code))
    .flatMap((row) => duePeriods({ cadence: row.cadence, fromOn: row.from_on, dueDays: row.due_days }, today).map((period) => ({ row, department: departments.get(row.department_code)!, ...period })))
  const { rows: counts } = await ctx.client.query<{ at: number; filed: number }>({
    name: 'documents_scope',
    text: `select w.at::int as at, count(d.id)::int as filed
           from jsonb_to_recordset($2::jsonb) as w(at int, kind uuid, department uuid, from_on date, to_on date)
           left join document d on d.site_id = $1 and d.kind_id = w.kind and d.department_id = w.department and d.state = 'filed' and d.document_on between w.from_on and w.to_on
           group by w.at`,
    values: [siteId, JSON.stringify(wanted.map(({ row, department, from, to }, at) => ({ at, kind: row.kind_id, department: department.id, from_on: from, to_on: to })))],
  })
  const filed = new Map(counts.map((count) => [count.at, count.filed]))
  const items = wanted.map(({ row, department, from, to, dueOn }, at) => {
    const count = filed.get(at) ?? 0
    return { line: present(row, kinds), department: department.name, from: row.cadence === 'once' ? row.from_on : from, to, dueOn, filed: count, isMissing: count === 0 }
  })
  return { timeZone, items: items.sort((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? 1 : -1)) }
}

const COLUMNS: Column<documents.ScopeItem>[] = [
  column('department', 'text', 18, ['部门', '部門', 'Department'], (row) => row.department),
  column('kind', 'text', 20, ['应归档资料', '應歸檔文件', 'To be filed'], (row) => row.line.kind.name),
  column('cadence', 'text', 8, ['周期', '週期', 'How often'], (row, l) => labelOf(l, 'scopeCadence', row.line.cadence)),
  column('from', 'date', 12, ['期间起', '期間起', 'From'], (row) => row.from),
  column('to', 'date', 12, ['期间止', '期間止', 'To'], (row) => row.to),
  column('dueOn', 'date', 12, ['归档期限', '歸檔期限', 'Due'], (row) => row.dueOn),
  column('filed', 'number', 8, ['已归档', '已歸檔', 'Filed'], (row) => row.filed),
  column('missing', 'text', 8, ['是否缺失', '是否缺漏', 'Missing'], (row, l) => (row.isMissing ? { 'zh-CN': '缺', 'zh-TW': '缺', en: 'missing' }[l] : '')),
  column('note', 'text', 40, ['说明', '說明', 'Note'], (row) => row.line.note),
]
const NAME: Record<Locale, string> = { 'zh-CN': '归档缺失报告', 'zh-TW': '歸檔缺漏報告', en: 'archive scope report' }

export async function planScopeExport(ctx: Ctx, query: Input<typeof documents.exportScopeReport>['query']): Promise<ExportPlan> {
  const { items, timeZone } = await reported(ctx, query)
  return sheetOf(ctx, NAME, timeZone, COLUMNS, items.filter((item) => query.missing === undefined || item.isMissing === query.missing))
}
