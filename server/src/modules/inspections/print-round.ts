import type { inspections, Input, Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx } from '../../platform/ctx.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { publicAddress } from '../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { Paper } from '../../platform/print/forms.ts'
import { printPaper } from '../../platform/print/print-forms.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { formHead, siteById } from '../organization/index.ts'
import { getTask } from './details.ts'

const WORDS = {
  'zh-CN': { title: '巡查记录表', plan: '计划', route: '路线', time: '时间', who: '巡查人', state: '状态', presence: '到位分', points: '点位记录', heads: ['点位', '检查项目', '结果', '说明', '时间'], findings: '发现与处理措施', findingHeads: ['编号', '问题', '程度', '处理方式', '状态', '结果'], signatures: ['巡查人', '主管'], yes: '是', no: '否', none: '无' },
  'zh-TW': { title: '巡查記錄表', plan: '計畫', route: '路線', time: '時間', who: '巡查人', state: '狀態', presence: '到位分', points: '點位記錄', heads: ['點位', '檢查項目', '結果', '說明', '時間'], findings: '發現與處理措施', findingHeads: ['編號', '問題', '程度', '處理方式', '狀態', '結果'], signatures: ['巡查人', '主管'], yes: '是', no: '否', none: '無' },
  en: { title: 'Record of a round', plan: 'Plan', route: 'Route', time: 'Time', who: 'Walked by', state: 'State', presence: 'Presence', points: 'Points', heads: ['Point', 'Item', 'Result', 'Remark', 'Time'], findings: 'Findings and measures', findingHeads: ['Number', 'What', 'Severity', 'Way', 'State', 'Outcome'], signatures: ['Walked by', 'Supervisor'], yes: 'Yes', no: 'No', none: 'None' },
} as const

/** 《巡查记录表》 on A4 (INS-013): every item with its answer, every finding with its measure. */
export async function printRound(exchange: Exchange, { params }: Input<typeof inspections.printRound>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const words = WORDS[locale]
  const paper = await runInCtx(exchange.app, { actor, locale }, async (ctx): Promise<Paper> => {
    const round = await getTask(ctx, { params, query: {}, body: {} })
    const { timeZone } = await siteById(ctx, round.siteId)
    const time = (at: string | null): string => (at === null ? '' : wallTimeIn(timeZone, new Date(at)))
    return {
      ...(await formHead(ctx, round.siteId, round.number, publicAddress(exchange, `/inspections/tasks/${round.id}`))), title: words.title, note: round.plan.name,
      parts: [
        {
          kind: 'facts', perRow: 2, items: [
            { label: words.plan, value: round.plan.name }, { label: words.route, value: round.route.name }, { label: words.time, value: `${time(round.from)} – ${time(round.to)}` }, { label: words.state, value: labelOf(locale, 'roundState', round.state) },
            { label: words.who, value: [...new Set([...round.signedIn, ...(round.startedBy ? [round.startedBy] : [])].map(({ name }) => name))].join('、') || null }, { label: words.presence, value: round.presence === null ? null : String(round.presence) },
          ],
        },
        { kind: 'table', label: words.points, heads: [...words.heads], widths: [34, 52, 24, 40, 24], rows: round.records.filter(({ isConflict }) => !isConflict).flatMap((record) => rowsOf(record, locale, time)) },
        ...(round.findings.length === 0
          ? [{ kind: 'passage' as const, label: words.findings, value: words.none, room: 0 }]
          : [{ kind: 'table' as const, label: words.findings, heads: [...words.findingHeads], widths: [30, 50, 18, 24, 20, 32], rows: round.findings.map((one) => [one.number, one.description, labelOf(locale, 'findingSeverity', one.severity), [labelOf(locale, 'findingWay', one.way), one.workOrder?.number ?? one.thirdParty].filter(Boolean).join(' '), labelOf(locale, 'findingState', one.state), one.outcome]) }]),
        { kind: 'signatures', people: words.signatures.map((label) => ({ label, signature: { name: null, signedAt: null, picture: null } })) },
      ],
    }
  })
  return { name: `${paper.number}.pdf`, contentType: 'application/pdf', body: await printPaper(paper, { locale }), isInline: true }
}

function rowsOf(record: inspections.PointRecord, locale: Locale, time: (at: string) => string): string[][] {
  const words = WORDS[locale]
  const point = `${record.point.code} ${record.point.name}`
  if (record.result === 'skipped') return [[point, '', labelOf(locale, 'pointResult', 'skipped'), record.skipReason, time(record.at)]]
  const said = (value: string | number | boolean | null, unit: string): string => (value === null ? '' : value === true ? words.yes : value === false ? words.no : `${value}${unit}`)
  return record.answers.map(({ item, value, note, isFine }, i) => [i === 0 ? point : '', item.text, `${said(value, item.unit)}${isFine === false ? ' ✗' : ''}`, [note, i === 0 ? record.note : ''].filter(Boolean).join('；'), i === 0 ? time(record.at) : ''])
}
