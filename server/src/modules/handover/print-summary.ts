import type { handover, Input } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import { everyPage } from '../../platform/records/list-export.ts'
import { paperOf, UNSIGNED } from '../organization/index.ts'
import { listDefects } from './defects.ts'
import { defectSummary } from './summary.ts'

/** So many rows a person still reads; of more the paper says how many it leaves to the sheet. */
const MOST = 600

/** 《工程遗留问题登记汇总表》: the figures of each building, and its open defects (HND-003). */
export function printDefectSummary(exchange: Exchange, { query }: Input<typeof handover.printDefectSummary>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const summary = await defectSummary(ctx, { query })
    const open: handover.Defect[] = []
    for await (const one of everyPage((paging) => listDefects(ctx, { params: {}, query: { siteId: query.siteId, filter: { open: true, ...(query.buildingId ? { buildingId: query.buildingId } : {}) }, ...paging }, body: {} }))) {
      if (open.length < MOST) open.push(one)
    }
    // The buildings as the figures have them; what lies in none comes last.
    const groups = summary.buildings.map(({ building }) => ({ building, items: open.filter((one) => one.building?.id === building?.id).toSorted((a, b) => a.place.localeCompare(b.place) || a.number.localeCompare(b.number)) })).filter(({ items }) => items.length > 0)
    return {
      siteId: query.siteId, number: `HZ-${summary.day}`, path: '/handover',
      write: ({ say, word, money }) => ({
        title: say('工程遗留问题登记汇总表', '工程遺留問題登記彙總表', 'Summary of construction defects'), note: summary.day,
        parts: [
          {
            kind: 'facts', perRow: 3, items: [
              { label: say('登记', '登記', 'Registered'), value: String(summary.total.all) }, { label: say('未关闭', '未結案', 'Open'), value: String(summary.total.open) }, { label: say('逾期', '逾期', 'Overdue'), value: String(summary.total.overdue) },
              { label: say('已关闭', '已結案', 'Closed'), value: String(summary.total.closed) }, { label: say('90 天以上未关闭', '90 天以上未結案', 'Open over 90 days'), value: String(summary.total.ages.longer) }, { label: say('追偿金额', '追償金額', 'Charged back'), value: money(summary.chargedFen) },
            ],
          },
          {
            kind: 'table', label: say('各楼栋', '各棟', 'By building'), widths: [40, 20, 20, 20, 20, 22, 22, 24, 24], heads: [say('楼栋', '棟別', 'Building'), say('登记', '登記', 'All'), say('未关闭', '未結案', 'Open'), say('逾期', '逾期', 'Overdue'), say('已关闭', '已結案', 'Closed'), word('defectAge', 'week'), word('defectAge', 'month'), word('defectAge', 'quarter'), word('defectAge', 'longer')],
            rows: summary.buildings.map((line) => [line.building?.name ?? say('未分楼栋', '未分棟', 'No building'), line.all, line.open, line.overdue, line.closed, line.ages.week, line.ages.month, line.ages.quarter, line.ages.longer].map(String)),
          },
          ...groups.map(({ building, items }) => ({
            kind: 'table' as const, label: building?.name ?? say('未分楼栋', '未分棟', 'No building'), widths: [30, 36, 56, 20, 30, 22, 24], heads: [say('编号', '編號', 'Number'), say('部位', '部位', 'Place'), say('问题描述', '問題描述', 'Defect'), say('专业', '專業', 'Trade'), say('责任单位', '責任單位', 'Builder'), say('状态', '狀態', 'State'), say('期限', '期限', 'Deadline')],
            rows: items.map((one) => [one.number, one.place, one.description, word('defectTrade', one.trade), one.builder?.name ?? '', word('defectState', one.state), [one.promisedOn ?? one.dueOn ?? '', one.isOverdue ? '▲' : ''].join(' ').trim()]),
          })),
          ...(summary.total.open > open.length ? [{ kind: 'text' as const, text: say(`另有 ${summary.total.open - open.length} 项，见导出清单。`, `另有 ${summary.total.open - open.length} 項，見匯出清單。`, `${summary.total.open - open.length} more stand in the exported list.`) }] : []),
          { kind: 'signatures', people: [say('编制', '編製', 'Written by'), say('审核', '審核', 'Approved by')].map((label) => ({ label, signature: UNSIGNED })) },
        ],
      }),
    }
  })
}
