import type { violations } from '@guanjia/contract'
import { LABELS } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { midnightOf } from '../../../platform/text/index.ts'
import { dayIn } from '../../../platform/time.ts'
import { importerOf, listImport, readHomes, unitOf, type ImportKind, type KnownHomes, type RowReader } from '../../archives/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { colleaguesAt } from '../../people/index.ts'
import { changeRow } from '../../registers/index.ts'
import { VIOLATIONS } from '../register.ts'
import { fromList } from '../report.ts'
import type { ViolationRow } from '../tables.ts'

type State = violations.ViolationState
type Said = Pick<ViolationRow, 'description'> & Partial<Pick<ViolationRow, 'place' | 'party' | 'unit_id'>>
/** How far a violation was when its list was written; it only counts for one that is new here. */
export interface Standing {
  state: State
  source: violations.ViolationSource
  typeId: string | null
  degree: violations.ViolationDegree | null
  /** The day, in the site's zone; null for a list without days. */
  foundOn: string | null
  closedOn: string | null
  ownerId: string | null
  outcome: string
  /** What the list calls its state, for the history. */
  saidState: string
}
interface Known extends KnownHomes {
  today: string
  types: Map<string, string>
  colleagues: Map<string, string>
  there: Map<string, ViolationRow>
  me: string | null
}

const labelled = <K extends string>(group: 'violationState' | 'violationSource' | 'violationDegree', patterns: readonly (readonly [K, RegExp])[]) =>
  patterns.map(([one, pattern]) => [one, new RegExp([...Object.values(LABELS).map((labels) => `^${(labels.enum[group] as Record<string, string>)[one]}$`), pattern.source].join('|'), 'i')] as const)
/**
 * A paper that went out before Guanjia is none of its numbered papers: what waited for a delivery or for an authority stands one step before, and goes on by
 * a paper from here.
 */
const STATES: readonly (readonly [State, RegExp])[] = [
  ...labelled<State>('violationState', [['dismissed', /不属|不屬|不成立|误报|誤報|^no violation/], ['refused', /拒不|拒绝|拒絕|^refused/]]),
  ['escalated', new RegExp([...Object.values(LABELS).flatMap(({ enum: { violationState } }) => [`^${violationState.escalated}$`, `^${violationState.reported_to_authority}$`]), '上报|上報|陳報|主管|城管|escalat|authorit'].join('|'), 'i')],
  ...labelled<State>('violationState', [['reported', /待核实|待查證|未核实|未处理|未處理|待处理|待處理|新增|^to verify|^new$|^open$/], ['closed', /闭环|結案|结案|关闭|關閉|归档|歸檔|办结|辦結|销案|銷案|^closed|^done/]]),
  ['rectifying', new RegExp([...Object.values(LABELS).flatMap(({ enum: { violationState } }) => [`^${violationState.rectifying}$`, `^${violationState.notice_issued}$`]), '整改中|改善中|处理中|處理中|待整改|待改善|未整改|已发|已發|to be put right|notice'].join('|'), 'i')],
  ...labelled<State>('violationState', [['rectified', /已整改|整改完成|已改善|改善完成|已恢复|已恢復|完成|^put right/], ['verified', /已核实|已查證|属实|屬實|^verified/]]),
]
const SOURCES = labelled<violations.ViolationSource>('violationSource', [['renovation_check', /装修|裝修|renovation/], ['owner_report', /举报|檢舉|投诉|投訴|业主|業主|住户|住戶|owner|resident/], ['gate', /门岗|門崗|門哨|岗亭|崗亭|保全|gate/], ['patrol', /巡|检查|檢查|patrol|round/]])
const DEGREES = labelled<violations.ViolationDegree>('violationDegree', [['serious', /严重|嚴重|重大|serious|severe/], ['light', /轻|輕|light|minor/], ['general', /一般|中|普通|general|normal/]])
const OVER: readonly State[] = ['closed', 'dismissed']

/**
 * The book of violations of an office, known by its own numbers and by ours. How far one is, is said by the list only once: afterwards it is what was done
 * here. Nobody is told of what lies behind, and no clock of the past calls anybody.
 */
export const violationsImport: ImportKind = listImport<ViolationRow, Known>({
  permission: 'violations:decide',
  alsoNeeds: ['violations:work'],
  texts: {
    place_missing: ['请填写房号或位置', '請填寫房號或位置', 'Say which unit or where'],
    type_unknown: ['违章类型里没有：{value}', '違規類型裡沒有：{value}', 'No such type of violation: {value}'],
    type_missing: ['已核实的须写明违章类型', '已查證者須寫明違規類型', 'What was verified has a type'],
    degree_taken: ['未写程度，按“一般”登记', '未寫程度，按「一般」登記', 'No degree: taken as general'],
    closed_missing: ['已闭环或不属违章的须填写结束日期', '已結案或不屬違規者須填寫結束日期', 'What is over has the day on which it ended'],
    owner_unknown: ['本项目没有这位同事，或有同名，由导入人负责：{value}', '本專案沒有這位同事，或有同名，由匯入人負責：{value}', 'No such colleague at this site; it is the case of who imports: {value}'],
    owner_missing: ['已核实的须写明负责人', '已查證者須寫明負責人', 'What was verified has an owner'],
    state_kept: ['已登记过，状态不按名册修改：{value}', '已登記過，狀態不按名冊修改：{value}', 'It is there already: its state is what was done here: {value}'],
    in_future: ['日期在今天之后：{value}', '日期在今天之後：{value}', 'Lies in the future: {value}'],
    is_over: ['已闭环，不再修改：{value}', '已結案，不再修改：{value}', 'It is over and stays as it is: {value}'],
  },
  fields: {
    number: { headers: ['编号', '违章编号', '序号', '單號', '編號', '違規編號', '序號', 'number', 'no'], isRequired: true },
    description: { headers: ['情况', '违章情况', '违章内容', '违章行为', '违规内容', '情況', '違規情況', '違規內容', '違規行為', 'what', 'description'], isRequired: true },
    foundOn: { headers: ['发现时间', '发现日期', '登记日期', '日期', '發現時間', '發現日期', '登記日期', 'found', 'date'] },
    violationSource: { headers: ['来源', '发现方式', '來源', '發現方式', 'source'] },
    room: { headers: ['房号', '房间号', '房屋', '房號', '戶號', 'unit', 'room'] },
    place: { headers: ['位置', '地点', '违章地点', '具体位置', '地點', '違規地點', 'place', 'location'] },
    violator: { headers: ['责任人', '当事人', '违章人', '业主', '責任人', '當事人', '違規人', 'responsible', 'party'] },
    violationType: { headers: ['类型', '违章类型', '违章类别', '类别', '類型', '違規類型', '違規類別', '類別', 'type'] },
    degree: { headers: ['程度', '违章程度', '嚴重程度', '严重程度', 'degree'] },
    state: { headers: ['状态', '处理状态', '整改情况', '狀態', '處理狀態', '改善情形', 'state', 'status'] },
    handledBy: { headers: ['负责人', '处理人', '负责员工', '負責人', '處理人', 'owner', 'handler'] },
    closedOn: { headers: ['闭环时间', '结束日期', '闭环日期', '整改日期', '完成日期', '結案時間', '結案日期', '結束日期', 'closed', 'closed on'] },
    outcome: { headers: ['处理结果', '结果', '处理情况', '處理結果', '結果', 'outcome', 'result'] },
  },
  known: async (ctx, order) => {
    const colleagues = await colleaguesAt(ctx, order.siteId)
    return {
      ...(await readHomes(ctx, order.siteId)), today: dayIn(await timeZoneOf(ctx, order.siteId), ctx.now), there: await thereAt(ctx, order.siteId), me: (await importerOf(ctx, order))?.actor.employeeId ?? null,
      types: new Map((await ctx.tx.selectFrom('violation_type').select(['id', 'name']).where('site_id', '=', order.siteId).where('is_active', '=', true).execute()).map(({ id, name }) => [name, id])),
      colleagues: new Map(colleagues.filter(({ id, name }) => colleagues.every((other) => other.id === id || other.name !== name)).map(({ id, name }) => [name, id])),
    }
  },
  read: (row, known) => {
    const [number, description] = [row.text('number', 40), row.text('description', 1000)]
    if (number === undefined || description === undefined) {
      if (number !== undefined || row.text('place') !== undefined) row.note('key_missing', number === undefined ? 'number' : 'description', '')
      return null
    }
    const [unitId, place, party] = [unitOf(row, known), row.text('place', 200), row.text('violator', 100)]
    const before = known.there.get(number)
    if (before === undefined && place === undefined && row.text('room') === undefined) row.note('place_missing', 'place', '')
    const extra = before === undefined ? standingIn(row, known) : undefined
    if (before !== undefined) mustStay(row, before, { description, party })
    const values: Said = { description, ...(place === undefined && before !== undefined ? {} : { place: place ?? row.text('room') ?? '' }), ...(party === undefined ? {} : { party }), ...(unitId === undefined ? {} : { unit_id: unitId }) }
    return { keys: [number], title: `${number} ${description.slice(0, 40)}`, values: { ...values }, initial: { foreign_number: number }, extra }
  },
  there: thereAt,
  add: async (ctx, order, { values, initial, extra }) => {
    const { place = '', party = '', unit_id: unitId = null, description } = values as unknown as Said
    const { foundOn, closedOn, ...standing } = extra as Standing
    const zone = await timeZoneOf(ctx, order.siteId)
    const [today, foundAt] = [dayIn(zone, ctx.now), foundOn === null ? ctx.now : midnightOf(foundOn, zone)]
    const closedAt = closedOn === null ? null : closedOn === today ? ctx.now : midnightOf(closedOn, zone)
    await fromList((await importerOf(ctx, order)) ?? ctx, order.siteId, { ...standing, ...(initial as Pick<ViolationRow, 'foreign_number'>), description, place, party, unitId, foundAt, closedAt })
  },
  change: async (ctx, order, before, { values }) => {
    await changeRow((await importerOf(ctx, order)) ?? ctx, VIOLATIONS, before, values as Partial<ViolationRow>, { action: 'imported', note: order.fileName })
  },
})

/** Of an own sheet by our number, of a list by the number that it has there. */
async function thereAt(ctx: Ctx, siteId: string): Promise<Map<string, ViolationRow>> {
  const rows = await ctx.tx.selectFrom('violation').selectAll().where('site_id', '=', siteId).execute()
  return new Map(rows.flatMap((row) => [[row.number, row] as const, ...(row.foreign_number === '' ? [] : [[row.foreign_number, row] as const])]))
}

function standingIn(row: RowReader, known: Known): Standing {
  const [saidType, saidOwner, degree] = [row.text('violationType', 60), row.text('handledBy', 50), row.word('degree', DEGREES)]
  const [state, foundOn, closedOn] = [row.word('state', STATES) ?? 'reported', row.day('foundOn') ?? null, row.day('closedOn') ?? null]
  const typeId = saidType === undefined ? null : (known.types.get(saidType) ?? null)
  for (const [field, day] of [['foundOn', foundOn], ['closedOn', closedOn]] as const) if (day !== null && day > known.today) row.note('in_future', field, day)
  if (foundOn !== null && closedOn !== null && closedOn < foundOn) row.note('date_order', 'closedOn', closedOn)
  const isOver = OVER.includes(state)
  if (isOver && closedOn === null && !row.hasError) row.note('closed_missing', 'closedOn', '')
  const standing: Standing = { state, source: row.word('violationSource', SOURCES) ?? 'patrol', typeId: null, degree: null, foundOn: foundOn ?? (isOver ? closedOn : null), closedOn: isOver ? closedOn : null, ownerId: null, outcome: row.text('outcome', 1000) ?? '', saidState: row.text('state') ?? '' }
  if (state === 'reported' || state === 'dismissed') return standing
  // Verified: as what, how bad, and whose case it is.
  if (typeId === null) row.note(saidType === undefined ? 'type_missing' : 'type_unknown', 'violationType', saidType ?? '')
  if (degree === undefined) row.note('degree_taken', 'degree', '', 'warning')
  const ownerId = (saidOwner === undefined ? undefined : known.colleagues.get(saidOwner)) ?? known.me
  if (saidOwner !== undefined && !known.colleagues.has(saidOwner)) row.note('owner_unknown', 'handledBy', saidOwner, 'warning')
  if (ownerId === null) row.note('owner_missing', 'handledBy', '')
  return { ...standing, typeId, degree: degree ?? 'general', ownerId }
}

/** What is there goes its own way: a list corrects its words, not how far it is, and nothing of what is over. */
function mustStay(row: RowReader, before: ViolationRow, { description, party }: { description: string; party: string | undefined }): void {
  if (before.closed_at !== null) {
    if (before.description !== description || (party !== undefined && before.party !== party)) row.note('is_over', 'number', before.number)
    return
  }
  const state = row.word('state', STATES)
  const isAsSaid = state === undefined || state === before.state || (state === 'rectifying' && before.state === 'notice_issued') || (state === 'escalated' && before.state === 'reported_to_authority')
  if (!isAsSaid) row.note('state_kept', 'state', row.text('state')!, 'warning')
}
