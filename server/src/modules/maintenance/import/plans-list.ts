import type { maintenance } from '@guanjia/contract'
import { AppError } from '../../../platform/errors.ts'
import { dayIn } from '../../../platform/time.ts'
import { importerOf, listImport, type ImportKind, type RowReader } from '../../archives/index.ts'
import { checkRule, seasonOf } from '../../inspections/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { everyOf, targetsOf, type PlanRow } from '../make.ts'
import { changeMaintenancePlan, createMaintenancePlan } from '../plans.ts'
import { TEXTS, readSite, targetOf, type KnownOfSite } from './known.ts'

type When = Pick<PlanRow, 'trigger' | 'rule' | 'every_count' | 'every_unit' | 'counter_unit' | 'counter_at' | 'hysteresis'>
type Said = Partial<When & Pick<PlanRow, 'name' | 'procedure_id' | 'facility_id' | 'class_id' | 'starts_on' | 'lead_days' | 'grace_days' | 'work_from' | 'work_to' | 'minutes' | 'employee_id' | 'position_id' | 'party_id' | 'note'>>
interface Known extends KnownOfSite {
  today: string
  procedures: Map<string, string>
  names: Set<string>
  /** Running plans with a facility that nobody answers for: they are not changed before somebody does. */
  unanswered: Set<string>
}

/** Plans of maintenance from a list of an office's own, known by their names. New ones begin paused; how often may be said in words. */
export const plansImport: ImportKind = listImport<PlanRow, Known>({
  permission: 'maintenance:write',
  texts: {
    ...TEXTS,
    target_missing: ['请写明是哪台设施或哪类设施', '請寫明是哪台設施或哪類設施', 'Say which facility or class'],
    procedure_unknown: ['没有这个在用的保养规程：{value}', '沒有這個使用中的保養規程：{value}', 'No such procedure in use: {value}'],
    procedure_missing: ['请填写保养规程', '請填寫保養規程', 'Say by which procedure'],
    when_unreadable: ['看不懂的周期，如 每月、每 15 天、每季度、250 小时：{value}', '看不懂的週期，如 每月、每 15 天、每季、250 小時：{value}', 'How often is that? Say monthly, every 15 days or 250 hours: {value}'],
    when_missing: ['请填写保养周期', '請填寫保養週期', 'Say how often'],
    hours_unreadable: ['作业时段写成 09:00-17:30：{value}', '作業時段寫成 09:00-17:30：{value}', 'Work hours are written 09:00-17:30: {value}'],
    who_unknown: ['没有这个同事、岗位或外联单位，留空：{value}', '沒有這個同事、職位或外聯單位，留空：{value}', 'No such colleague, post or party, left empty: {value}'],
    plan_ended: ['计划已结束，不再变更：{value}', '計畫已結束，不再變更：{value}', 'The plan has ended and stays as it is: {value}'],
    plan_running: ['计划正在执行，先暂停再换设施：{value}', '計畫正在執行，先暫停再換設施：{value}', 'The plan is running: pause it before it goes to another facility: {value}'],
    nobody_answers: ['计划正在执行，但有设施没有责任人，请先指定：{value}', '計畫正在執行，但有設施沒有責任人，請先指定：{value}', 'The plan is running and nobody answers for one of its facilities: {value}'],
    out_of_range: ['超出范围：{value}', '超出範圍：{value}', 'Out of range: {value}'],
  },
  fields: {
    name: { headers: ['计划', '计划名称', '保养计划', '保养项目', '計畫', '計畫名稱', '保養計畫', '保養項目', 'plan', 'name'], isRequired: true },
    procedure: { headers: ['规程', '保养规程', '作业规程', '規程', '保養規程', 'procedure'] },
    facility: { headers: ['设施', '设备', '设备编号', '设备名称', '设施编号', '設施', '設備', '設備編號', '設備名稱', 'facility', 'equipment'] },
    class: { headers: ['设施类别', '设备类别', '設施類別', '設備類別', 'class'] },
    when: { headers: ['周期', '保养周期', '频次', '频率', '週期', '保養週期', '頻次', '頻率', 'when', 'every', 'interval', 'frequency'] },
    who: { headers: ['执行', '执行人', '保养人', '维保单位', '责任岗位', '執行', '執行人', '保養人', '維保單位', '責任職位', 'who', 'by'] },
    startsOn: { headers: ['开始日期', '首次保养', '起始日期', '開始日期', '首次保養', '起始日期', 'from', 'starts'] },
    hours: { headers: ['作业时段', '作业时间', '作業時段', '作業時間', 'work hours', 'hours'] },
    minutes: { headers: ['工时（分钟）', '工时', '预计用时', '工時（分鐘）', '工時', '預計用時', 'minutes'] },
    leadDays: { headers: ['提前天数', '提前天數', 'lead days'] },
    graceDays: { headers: ['宽限天数', '寬限天數', 'grace days'] },
    note: { headers: ['备注', '備註', '说明', 'note', 'remark'] },
  },
  known: async (ctx, { siteId }) => {
    const procedures = await ctx.tx.selectFrom('maintenance_procedure').select(['id', 'name']).where('is_active', '=', true).execute()
    const plans = await ctx.tx.selectFrom('maintenance_plan').select(['id', 'name', 'state']).where('site_id', '=', siteId).execute()
    const running = plans.filter(({ state }) => state === 'running')
    const targets = await targetsOf(ctx, running.map(({ id }) => id))
    const unanswered = running.filter(({ id }) => (targets.get(id) ?? []).length === 0 || targets.get(id)!.some(({ responsible_id }) => responsible_id === null))
    return { ...(await readSite(ctx, siteId, 'work_orders:work')), today: dayIn(await timeZoneOf(ctx, siteId), ctx.now), procedures: new Map(procedures.map((row) => [row.name, row.id])), names: new Set(plans.map(({ name }) => name)), unanswered: new Set(unanswered.map(({ name }) => name)) }
  },
  read: (row, known) => {
    const name = row.text('name', 100)
    if (name === undefined) {
      if (row.text('procedure') !== undefined || row.text('when') !== undefined) row.note('key_missing', 'name', '')
      return null
    }
    const isNew = !known.names.has(name)
    const { facility, classId, isSaid } = targetOf(row, known)
    if (isNew && !isSaid) row.note('target_missing', 'facility', '')
    const procedureText = row.text('procedure', 100)
    const procedureId = procedureText === undefined ? undefined : known.procedures.get(procedureText)
    if (procedureText !== undefined && procedureId === undefined) row.note('procedure_unknown', 'procedure', procedureText)
    if (isNew && procedureText === undefined) row.note('procedure_missing', 'procedure', '')
    const when = whenIn(row)
    if (isNew && row.text('when') === undefined) row.note('when_missing', 'when', '')
    const startsOn = row.day('startsOn') ?? undefined
    const target: Said = facility ? { facility_id: facility.id, class_id: null } : classId === undefined ? {} : { facility_id: null, class_id: classId }
    const values = {
      procedure_id: procedureId, ...target, ...when, starts_on: startsOn, ...hoursIn(row), minutes: whole(row, 'minutes', 5, 10_000), lead_days: whole(row, 'leadDays', 0, 90), grace_days: whole(row, 'graceDays', 0, 90), ...whoIn(row, known), note: row.text('note', 1000),
    }
    return { keys: [name], title: name, values, initial: { name, ...(startsOn === undefined ? { starts_on: known.today } : {}) }, extra: { isUnanswered: known.unanswered.has(name) } }
  },
  there: async (ctx, siteId) => new Map((await ctx.tx.selectFrom('maintenance_plan').selectAll().where('site_id', '=', siteId).execute()).map((row) => [row.name, row])),
  narrow: (row, before, wanted) => {
    const to = said(wanted.values)
    const isOther = (...columns: (keyof Said)[]): boolean => columns.some((column) => to[column] !== undefined && to[column] !== before[column])
    if (before.state === 'ended') row.note('plan_ended', 'name', before.name, 'warning')
    else if (before.state === 'running' && isOther('facility_id', 'class_id')) row.note('plan_running', 'facility', before.name)
    else if ((wanted.extra as { isUnanswered: boolean }).isUnanswered && isOther(...(Object.keys(to) as (keyof Said)[]))) row.note('nobody_answers', 'name', before.name)
    else return wanted
    return { ...wanted, values: {} }
  },
  add: async (ctx, order, { values, initial }) => void (await createMaintenancePlan((await importerOf(ctx, order)) ?? ctx, { params: {}, query: {}, body: { siteId: order.siteId, ...factsOf(said({ ...values, ...initial })) } })),
  change: async (ctx, order, before, { values }) => void (await changeMaintenancePlan((await importerOf(ctx, order)) ?? ctx, { params: { id: before.id }, query: {}, body: { version: before.version, ...factsOf({ ...before, ...said(values) }, before) } })),
})

const said = (values: Record<string, unknown>): Said => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Said

type Facts = Parameters<typeof createMaintenancePlan>[1]['body']
const factsOf = (plan: Said, before?: PlanRow): Omit<Facts, 'id' | 'siteId'> => ({
  name: plan.name!, procedureId: plan.procedure_id!, facilityId: plan.facility_id ?? null, classId: plan.class_id ?? null, trigger: plan.trigger!, rule: plan.rule ?? null, every: plan.every_count == null ? null : everyOf({ every_count: plan.every_count, every_unit: plan.every_unit ?? null }),
  counter: plan.counter_at == null ? null : { unit: plan.counter_unit!, at: plan.counter_at, hysteresis: plan.hysteresis ?? 0 }, startsOn: plan.starts_on!, endsOn: before?.ends_on ?? null, season: before ? seasonOf(before) : null, holidays: before?.holidays ?? 'keep', leadDays: plan.lead_days ?? 3, graceDays: plan.grace_days ?? 3,
  workHours: { from: plan.work_from ?? '09:00', to: plan.work_to ?? '17:30' }, peakHours: (before?.peak_hours ?? []) as maintenance.PeakHours[], minutes: plan.minutes ?? 60, overlap: before?.overlap ?? 'skip', misfire: before?.misfire ?? 'late', employeeId: plan.employee_id ?? null, positionId: plan.position_id ?? null, partyId: plan.party_id ?? null, note: plan.note ?? '',
})

const NO_WHEN: When = { trigger: 'interval', rule: null, every_count: null, every_unit: null, counter_unit: null, counter_at: null, hysteresis: null }
const DAYS = 'day' as const
const MONTHS = 'month' as const
/** How often, in the words of lists: [what it is called, how many, of what]. */
const NAMED: readonly (readonly [RegExp, number, maintenance.IntervalUnit])[] = [
  [/^(每天|每日|日|daily)$/i, 1, DAYS], [/^(每周|每週|周|週|weekly)$/i, 7, DAYS], [/^(每?半(个|個)?月|双周|雙週|fortnightly)$/i, 15, DAYS], [/^(每月|每个月|每個月|月度|月|monthly)$/i, 1, MONTHS], [/^(每季度?|季度?|quarterly)$/i, 3, MONTHS], [/^(每?半年度?|half.?yearly)$/i, 6, MONTHS], [/^(每年|年度|每年度|年|yearly|annually)$/i, 12, MONTHS],
]
const UNITS: readonly (readonly [RegExp, number, maintenance.IntervalUnit])[] = [[/^(天|日|days?)$/i, 1, DAYS], [/^(周|週|weeks?)$/i, 7, DAYS], [/^(个月|個月|月|months?)$/i, 1, MONTHS], [/^(季度?|个季度|個季|quarters?)$/i, 3, MONTHS], [/^(年|years?)$/i, 12, MONTHS]]
const COUNTERS: readonly (readonly [RegExp, maintenance.CounterUnit])[] = [[/^(小时|小時|运行小时|運行小時|h|hours?)$/i, 'hour'], [/^(启动次数|啟動次數|次启动|次啟動|starts?)$/i, 'start'], [/^(千瓦时|千瓦時|度|kwh)$/i, 'kwh'], [/^(公里|km)$/i, 'km'], [/^(立方米|立方公尺|m³|m3|cubic metres?)$/i, 'cubic_metre'], [/^(次|times?)$/i, 'time']]

/** How often, in words, as a rule of RFC 5545 or as a count; null for words that nobody understands. */
export function readWhen(text: string): When | null {
  const rule = text.replace(/^RRULE:/i, '')
  if (/^FREQ=/i.test(rule)) {
    try {
      checkRule(rule)
    } catch (error) {
      if (error instanceof AppError) return null
      throw error
    }
    return { ...NO_WHEN, trigger: 'rule', rule }
  }
  const named = NAMED.find(([pattern]) => pattern.test(text.trim()))
  if (named) return { ...NO_WHEN, every_count: named[1], every_unit: named[2] }
  const [, count, unit] = /^(?:每隔?|every)?\s*(\d+(?:\.\d+)?)\s*(\D+)$/i.exec(text.trim()) ?? []
  if (count === undefined || unit === undefined || Number(count) <= 0) return null
  const every = UNITS.find(([pattern]) => pattern.test(unit.trim()))
  if (every) return Number.isInteger(Number(count)) && Number(count) * every[1] <= 3650 ? { ...NO_WHEN, every_count: Number(count) * every[1], every_unit: every[2] } : null
  const counter = COUNTERS.find(([pattern]) => pattern.test(unit.trim()))
  return counter ? { ...NO_WHEN, trigger: 'counter', counter_unit: counter[1], counter_at: Number(count), hysteresis: 0 } : null
}

function whenIn(row: RowReader): Partial<When> {
  const text = row.text('when')
  if (text === undefined) return {}
  const when = readWhen(text)
  if (when === null) row.note('when_unreadable', 'when', text)
  if (when?.trigger !== 'counter') return when ?? {}
  // How far it falls back before it is armed again is not in a list: it stays.
  const { hysteresis: _, ...counted } = when
  return counted
}

function hoursIn(row: RowReader): Pick<Said, 'work_from' | 'work_to'> {
  const text = row.text('hours')
  if (text === undefined) return {}
  const [, from, to] = /^(\d{1,2}:\d{2})\s*[-–—~～至到]\s*(\d{1,2}:\d{2})$/.exec(text.replaceAll('：', ':')) ?? []
  const good = [from, to].map((one) => one?.padStart(5, '0')).filter((one) => one !== undefined && /^([01]\d|2[0-3]):[0-5]\d$/.test(one)) as string[]
  if (good.length === 2 && good[0] !== good[1]) return { work_from: good[0]!, work_to: good[1]! }
  row.note('hours_unreadable', 'hours', text)
  return {}
}

function whole(row: RowReader, field: string, from: number, to: number): number | undefined {
  const value = row.figure(field)
  if (value === undefined || (Number.isInteger(value) && value >= from && value <= to)) return value
  row.note('out_of_range', field, String(value))
  return undefined
}

/** A colleague, else a post, else an outside party of this name. */
function whoIn(row: RowReader, known: Known): Pick<Said, 'employee_id' | 'position_id' | 'party_id'> {
  const name = row.text('who', 100)
  if (name === undefined) return {}
  const nobody = { employee_id: null, position_id: null, party_id: null }
  const [employeeId, positionId] = [known.colleague(name), known.position(name)]
  if (employeeId !== undefined) return { ...nobody, employee_id: employeeId }
  if (positionId !== undefined) return { ...nobody, position_id: positionId }
  const partyId = known.party(name)
  if (partyId !== undefined) return { ...nobody, party_id: partyId }
  row.note('who_unknown', 'who', name, 'warning')
  return {}
}
