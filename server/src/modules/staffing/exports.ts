import type { Input, Locale, reserve, staffing } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listLeave } from './leave/leave.ts'
import { listSwaps } from './leave/swaps.ts'
import { getQuotas } from './posts/quotas.ts'
import { listCallUps } from './reserve/call-ups.ts'
import { listReserve } from './reserve/reserve.ts'
import { getRota } from './rota/present.ts'

type Names = Record<Locale, string>
const nothing = { params: {}, body: {} }

/** The month as people see it: one line for each person, one column for each day, and the gaps beneath. */
export async function planRotaExport(ctx: Ctx, { siteId, month }: Input<typeof staffing.exportRota>['query']): Promise<ExportPlan> {
  const rota = await getRota(ctx, { ...nothing, query: { siteId, month } })
  const cells = new Map(rota.cells.map((cell) => [`${cell.employeeId} ${cell.day}`, cell]))
  const posts = new Map(rota.posts.map(({ id, name }) => [id, name]))
  const titles = { 'zh-CN': ['姓名', '职务', '班次', '夜班', '周末', '工时', '空岗', '排班表'], 'zh-TW': ['姓名', '職務', '班次', '夜班', '週末', '工時', '空崗', '排班表'], en: ['Name', 'Position', 'Shifts', 'Nights', 'Weekends', 'Hours', 'Not manned', 'rota'] }[ctx.locale]
  const sums = ['shifts', 'nights', 'weekends', 'hours'] as const
  const gapRow = Object.fromEntries(rota.days.map(({ day }) => [day, rota.gaps.filter((gap) => gap.day === day).map((gap) => `${posts.get(gap.postId) ?? ''} ${gap.shift} ${gap.missing > 0 ? `×${gap.missing}` : gap.lackingTrades.join('、')}`).join('；')]))
  return {
    name: `${titles[7]!}-${month}`, timeZone: await timeZoneOf(ctx, siteId),
    columns: [
      { key: 'name', kind: 'text', width: 12, title: titles[0]! }, { key: 'position', kind: 'text', width: 14, title: titles[1]! }, ...rota.days.map(({ day, holiday }) => ({ key: day, kind: 'text' as const, width: 9, title: `${Number(day.slice(8))}${holiday === null ? '' : ` ${holiday}`}` })),
      ...sums.map((key, i) => ({ key, kind: 'number' as const, width: 8, title: titles[i + 2]! })),
    ],
    rows: [
      ...rota.people.map((person) => ({ name: person.name, position: person.position, shifts: person.shifts, nights: person.nights, weekends: person.weekends, hours: person.hours, ...Object.fromEntries(rota.days.map(({ day }) => { const cell = cells.get(`${person.id} ${day}`); return [day, cell ? `${posts.get(cell.postId) ?? ''} ${cell.shift}` : ''] })) })),
      { name: titles[6]!, position: '', shifts: null, nights: null, weekends: null, hours: null, ...gapRow },
    ],
  }
}

const QUOTAS: Column<staffing.Quotas['items'][number]>[] = [
  column('position', 'text', 18, ['岗位', '崗位', 'Position'], (row) => row.position.name),
  column('basis', 'text', 14, ['依据', '依據', 'Basis'], (row, l) => (row.basis === null ? '' : labelOf(l, 'quotaBasis', row.basis))),
  column('per', 'number', 10, ['每', '每', 'Per'], (row) => row.per),
  column('computed', 'number', 10, ['测算', '測算', 'Computed'], (row) => row.computed),
  column('planned', 'number', 10, ['编制', '編制', 'Planned'], (row) => row.planned),
  column('actual', 'number', 10, ['在岗', '在崗', 'Actual'], (row) => row.actual),
  column('vacancy', 'number', 10, ['缺编', '缺編', 'Vacant'], (row) => row.vacancy),
]
export async function planQuotaExport(ctx: Ctx, { siteId }: Input<typeof staffing.exportQuotas>['query']): Promise<ExportPlan> {
  return sheetOf(ctx, { 'zh-CN': '岗位编制', 'zh-TW': '崗位編制', en: 'staffing' }, await timeZoneOf(ctx, siteId), QUOTAS, (await getQuotas(ctx, { query: { siteId } })).items)
}

const LEAVE: Column<staffing.Leave>[] = [
  column('employee', 'text', 12, ['姓名', '姓名', 'Name'], (row) => row.employee.name),
  column('kind', 'text', 12, ['类别', '類別', 'Kind'], (row, l) => labelOf(l, 'leaveKind', row.kind)),
  column('from', 'date', 12, ['开始', '開始', 'From'], (row) => row.from),
  column('to', 'date', 12, ['结束', '結束', 'To'], (row) => row.to),
  column('days', 'number', 8, ['天数', '天數', 'Days'], (row) => row.days),
  column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'leaveState', row.state)),
  column('reason', 'text', 30, ['事由', '事由', 'Reason'], (row) => row.reason),
  column('decidedBy', 'text', 12, ['审批人', '審核人', 'Decided by'], (row) => row.decidedBy?.name),
  column('decidedAt', 'datetime', 18, ['审批时间', '審核時間', 'Decided'], (row) => at(row.decidedAt)),
]
const LEAVE_NAME: Names = { 'zh-CN': '请假记录', 'zh-TW': '請假紀錄', en: 'leave' }
export async function planLeaveExport(ctx: Ctx, { format: _, ...query }: Input<typeof staffing.exportLeave>['query']): Promise<ExportPlan> {
  return sheetOf(ctx, LEAVE_NAME, await timeZoneOf(ctx, query.siteId), LEAVE, everyPage((paging) => listLeave(ctx, { ...nothing, query: { ...query, ...paging } })))
}

const SWAPS: Column<staffing.Swap>[] = [
  column('askedBy', 'text', 12, ['申请人', '申請人', 'Asked by'], (row) => row.askedBy.name),
  column('gives', 'text', 24, ['换出', '換出', 'Gives'], (row) => `${row.gives.day} ${row.gives.post.name} ${row.gives.shift}`),
  column('with', 'text', 12, ['同事', '同事', 'Colleague'], (row) => row.with.name),
  column('takes', 'text', 24, ['换入', '換入', 'Takes'], (row) => (row.takes === null ? '' : `${row.takes.day} ${row.takes.post.name} ${row.takes.shift}`)),
  column('state', 'text', 14, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'swapState', row.state)),
  column('askedAt', 'datetime', 18, ['申请时间', '申請時間', 'Asked'], (row) => at(row.askedAt)),
  column('decidedBy', 'text', 12, ['批准人', '核准人', 'Decided by'], (row) => row.decidedBy?.name),
]
export async function planSwapExport(ctx: Ctx, { format: _, ...query }: Input<typeof staffing.exportSwaps>['query']): Promise<ExportPlan> {
  return sheetOf(ctx, { 'zh-CN': '换班记录', 'zh-TW': '換班紀錄', en: 'swaps' }, await timeZoneOf(ctx, query.siteId), SWAPS, everyPage((paging) => listSwaps(ctx, { ...nothing, query: { ...query, ...paging } })))
}

const RESERVE: Column<reserve.ReservePerson>[] = [
  column('name', 'text', 12, ['姓名', '姓名', 'Name'], (row) => row.name),
  column('phone', 'text', 16, ['电话', '電話', 'Phone'], (row) => row.phone),
  column('kind', 'text', 10, ['类型', '類型', 'Kind'], (row, l) => labelOf(l, 'reserveKind', row.kind)),
  column('company', 'text', 18, ['所属单位', '所屬單位', 'Company'], (row) => row.company),
  column('skills', 'text', 20, ['技能', '技能', 'Skills'], (row) => row.skills.join('、')),
  column('rate', 'money', 12, ['约定报酬', '約定報酬', 'Rate'], (row) => row.rateFen),
  column('basis', 'text', 10, ['计酬', '計酬', 'Paid'], (row, l) => labelOf(l, 'payBasis', row.payBasis)),
  column('attended', 'number', 10, ['到岗次数', '到崗次數', 'Attended'], (row) => row.attended),
]
export async function planReserveExport(ctx: Ctx, { format: _, ...query }: Input<typeof reserve.exportReserve>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listReserve(ctx, { ...nothing, query: { ...query, ...paging } }))
  return sheetOf(ctx, { 'zh-CN': '弹性储备', 'zh-TW': '彈性儲備', en: 'reserve' }, await timeZoneOf(ctx, query.siteId), RESERVE, rows, { siteId: query.siteId, classes: ['phone'] })
}

interface Called {
  call: reserve.CallUp
  one: reserve.CallUp['answers'][number]
}
const CALLS: Column<Called>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], ({ call }) => call.number),
  column('title', 'text', 24, ['事项', '事項', 'Title'], ({ call }) => call.title),
  column('from', 'datetime', 18, ['开始', '開始', 'From'], ({ call }) => at(call.from)),
  column('to', 'datetime', 18, ['结束', '結束', 'To'], ({ call }) => at(call.to)),
  column('name', 'text', 12, ['姓名', '姓名', 'Name'], ({ one }) => one.reserve.name),
  column('answer', 'text', 10, ['答复', '答覆', 'Answer'], ({ one }, l) => labelOf(l, 'callUpAnswer', one.answer)),
  column('minutes', 'number', 10, ['到岗分钟', '到崗分鐘', 'Minutes'], ({ one }) => one.attendedMinutes),
  column('basis', 'text', 10, ['计酬', '計酬', 'Paid'], ({ one }, l) => labelOf(l, 'payBasis', one.payBasis)),
  column('rate', 'money', 12, ['单价', '單價', 'Rate'], ({ one }) => one.rateFen),
  column('pay', 'money', 12, ['应付', '應付', 'Pay'], ({ one }) => one.payFen),
]
export async function planCallUpExport(ctx: Ctx, { format: _, ...query }: Input<typeof reserve.exportCallUps>['query']): Promise<ExportPlan> {
  async function* lines(): AsyncGenerator<Called> {
    for await (const call of everyPage((paging) => listCallUps(ctx, { ...nothing, query: { ...query, ...paging } }))) for (const one of call.answers) yield { call, one }
  }
  return sheetOf(ctx, { 'zh-CN': '征召与报酬', 'zh-TW': '徵召與報酬', en: 'call-ups' }, await timeZoneOf(ctx, query.siteId), CALLS, lines())
}
