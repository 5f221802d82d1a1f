import type { Input, Locale, quality, scores } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../../platform/auth/actor.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import type { PaperPart } from '../../../platform/print/forms.ts'
import { monthAfter } from '../../../platform/time.ts'
import { paperOf, type Say } from '../../organization/index.ts'
import { listQualityActions } from '../actions/list.ts'
import { boardOf, factsOf, lookAtMonth, scoreOfSite } from '../scores/board.ts'
import type { Computed, Deduction } from '../scores/formula.ts'
import { indicatorsAt } from './indicators.ts'
import { getQualityMeeting } from './meetings.ts'

export const points = (value: number | null): string => (value === null ? '—' : String(Math.round(value * 10) / 10))

const TREND_MONTHS = 6
const WORST = 12
const MOST_OPEN = 100

/** What the pack of a meeting says, read when it is asked for: it can be looked at without a printer, and is proved by that. */
export interface Pack {
  meeting: quality.QualityMeeting
  board: scores.ScoreBoard
  indicators: quality.Indicator[]
  trend: { month: string; total: number | null; customer: number | null; mystery: number | null; internal: number | null }[]
  worst: Deduction[]
  open: quality.QualityAction[]
}

export async function packOf(ctx: Ctx, id: string): Promise<Pack> {
  const meeting = await getQualityMeeting(ctx, { params: { id } })
  const { siteId, month } = meeting
  ctx.actor.mustSee('checks:score', siteId)
  const looked = await lookAtMonth(ctx, siteId, month)
  const known = new Map<string, Computed>()
  for (let back = TREND_MONTHS - 1; back > 0; back--) known.set(monthAfter(month, -back), await scoreOfSite(ctx, siteId, monthAfter(month, -back)))
  known.set(month, looked.found.site)
  const open = await listQualityActions(ctx, { query: { siteId, limit: MOST_OPEN, filter: { open: true } } })
  return {
    meeting, trend: [...known].map(([one, { total, customer, mystery, internal }]) => ({ month: one, total, customer, mystery, internal })), board: await boardOf(ctx, looked), indicators: (await indicatorsAt(ctx, { siteId, month }, known)).items,
    worst: (await factsOf(ctx, looked, null)).filter(({ source, lost }) => source !== 'prior' && lost > 0).toSorted((a, b) => b.lost - a.lost).slice(0, WORST), open: open.items,
  }
}

const SOURCES: Record<scores.ScoreSource, [string, string, string]> = {
  return_visit: ['回访', '回訪', 'Return visit'], rating: ['客户评分', '客戶評分', 'Rating'], reception: ['到访评价', '到訪評價', 'Reception'], mystery_visit: ['神秘访客', '神秘訪客', 'Mystery visit'], check: ['检查', '檢查', 'Check'], prior: ['基准', '基準', 'Prior'], red_line: ['红线封顶', '紅線封頂', 'Red line'], correction: ['申诉更正', '申訴更正', 'Correction'],
}

/** 《服务质量分析会资料》 makes itself from the month (SCR-004): indicators, trend, ranking, what took the most points, what is still open, what was decided. */
export function printMeetingPack(exchange: Exchange, { params }: Input<typeof quality.printMeetingPack>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const pack = await packOf(ctx, params.id)
    const { meeting, board } = pack
    return {
      siteId: meeting.siteId, number: meeting.number, path: `/quality/improve/meetings/${meeting.id}`,
      write: ({ say, locale }) => ({
        title: say('服务质量分析会资料', '服務品質檢討會資料', 'Quality Meeting'), note: meeting.month,
        parts: [
          { kind: 'facts', perRow: 3, items: [{ label: say('月份', '月份', 'Month'), value: meeting.month }, { label: say('评分', '評分', 'Scores'), value: board.closedAt === null ? say('未锁定', '未鎖定', 'live') : say('已锁定', '已鎖定', 'closed') }, { label: say('会议日期', '會議日期', 'Meeting on'), value: meeting.plannedOn }] },
          indicatorTable(pack, say, locale), trendTable(pack, say), rankingTable(pack, say), worstTable(pack, say), openTable(pack, say, locale), ...minutes(pack, say, locale),
        ],
      }),
    }
  })
}

function indicatorTable({ indicators }: Pack, say: Say, locale: Locale): PaperPart {
  return {
    kind: 'table', label: say('一、质量指标', '一、品質指標', '1. Indicators'), heads: [say('指标', '指標', 'Indicator'), say('目标', '目標', 'Goal'), say('本月', '本月', 'Month'), say('上月', '上月', 'Before'), say('达标', '達標', 'Met')], widths: [0, 24, 24, 24, 20],
    rows: indicators.map((one) => [labelOf(locale, 'qualityIndicator', one.indicator), `${one.isMost ? '≤' : '≥'} ${points(one.goal)}`, points(one.value), points(one.before), one.isMet === null ? '—' : one.isMet ? '✓' : '✗']),
  }
}

function trendTable({ trend }: Pack, say: Say): PaperPart {
  return { kind: 'table', label: say('二、六个月趋势', '二、六個月趨勢', '2. Six months'), heads: [say('月份', '月份', 'Month'), say('总分', '總分', 'Total'), say('客户评价', '客戶評價', 'Customers'), say('神秘访客', '神秘訪客', 'Mystery'), say('内部检查', '內部檢查', 'Checks')], widths: [0, 28, 28, 28, 28], rows: trend.map((one) => [one.month, points(one.total), points(one.customer), points(one.mystery), points(one.internal)]) }
}

function rankingTable({ board }: Pack, say: Say): PaperPart {
  return { kind: 'table', label: say('三、个人排名', '三、個人排名', '3. Ranking'), heads: [say('名次', '名次', 'Rank'), say('姓名', '姓名', 'Name'), say('班组', '班組', 'Team'), say('总分', '總分', 'Total')], widths: [16, 0, 40, 24], rows: board.people.map((one) => [one.rank === null ? '—' : String(one.rank), one.employee.name, one.department, points(one.total)]) }
}

function worstTable({ worst }: Pack, say: Say): PaperPart {
  return { kind: 'table', label: say('四、扣分最多的事实', '四、扣分最多的事實', '4. What took the most points'), heads: [say('依据', '依據', 'Evidence'), say('事实', '事實', 'Fact'), say('扣分', '扣分', 'Points')], widths: [48, 0, 20], rows: worst.map((fact) => [`${say(...SOURCES[fact.source])} ${fact.number}`, fact.text, `-${fact.lost.toFixed(2)}`]) }
}

function openTable({ open }: Pack, say: Say, locale: Locale): PaperPart {
  return { kind: 'table', label: say('五、未关闭的整改事项', '五、未結案的改善事項', '5. Open actions'), heads: [say('编号', '編號', 'Number'), say('事项', '事項', 'Action'), say('责任人', '負責人', 'Owner'), say('期限', '期限', 'Due'), say('状态', '狀態', 'State')], widths: [34, 0, 20, 24, 18], rows: open.map((one) => [one.number, one.title, one.owner.name, `${one.dueOn}${one.isOverdue ? ' !' : ''}`, labelOf(locale, 'qualityActionState', one.state)]) }
}

/** What the meeting decided; before it, room to write. */
function minutes({ meeting }: Pack, say: Say, locale: Locale): PaperPart[] {
  const unsigned = { name: null, signedAt: null, picture: null }
  if (meeting.state !== 'held') return [{ kind: 'passage', label: say('会议记录', '會議記錄', 'Minutes'), value: null, room: 50 }, { kind: 'signatures', people: [{ label: say('主持人', '主持人', 'Chair'), signature: unsigned }] }]
  return [
    { kind: 'table', label: say('六、问题与原因', '六、問題與原因', '6. Problems and causes'), heads: [say('问题', '問題', 'Problem'), say('原因', '原因', 'Cause')], widths: [0, 80], rows: meeting.problems.map(({ text, cause }) => [text, cause]) },
    { kind: 'table', label: say('七、改进计划', '七、改善計畫', '7. Plan'), heads: [say('编号', '編號', 'Number'), say('措施', '措施', 'Action'), say('责任人', '負責人', 'Owner'), say('期限', '期限', 'Due'), say('状态', '狀態', 'State')], widths: [34, 0, 20, 24, 18], rows: meeting.actions.map((one) => [one.number, one.title, one.owner.name, one.dueOn, labelOf(locale, 'qualityActionState', one.state)]) },
    { kind: 'facts', perRow: 1, items: [{ label: say('参会人员', '與會人員', 'Present'), value: meeting.attendees.map(({ name }) => name).join('、') }] },
    ...(meeting.minutes === '' ? [] : [{ kind: 'passage' as const, label: say('会议记录', '會議記錄', 'Minutes'), value: meeting.minutes, room: 20 }]),
    { kind: 'signatures', people: [{ label: say('主持人', '主持人', 'Chair'), signature: { ...unsigned, name: meeting.chair?.name ?? null } }] },
  ]
}
