import type { maintenance, Input } from '@guanjia/contract'
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
import { getMaintenanceTask } from './tasks.ts'

const WORDS = {
  'zh-CN': { title: '保养记录单', facility: '设施', plan: '计划', procedure: '规程', due: '应做时间', window: '作业时段', state: '状态', worker: '保养人', party: '实施单位', order: '工单', done: '完成时间', safety: '安全要求', lockOut: '上锁挂牌', permits: '作业许可', tools: '工具', parts: '备件材料', partHeads: ['名称', '数量'], steps: '步骤记录', heads: ['序号', '步骤', '结果', '说明', '隐患工单'], yes: '完成', no: '未完成', signatures: ['保养人', '责任人', '主管'] },
  'zh-TW': { title: '保養記錄單', facility: '設施', plan: '計畫', procedure: '規程', due: '應做時間', window: '作業時段', state: '狀態', worker: '保養人', party: '施作單位', order: '工單', done: '完成時間', safety: '安全要求', lockOut: '上鎖掛牌', permits: '作業許可', tools: '工具', parts: '備件材料', partHeads: ['名稱', '數量'], steps: '步驟記錄', heads: ['序號', '步驟', '結果', '說明', '隱患工單'], yes: '完成', no: '未完成', signatures: ['保養人', '責任人', '主管'] },
  en: { title: 'Maintenance sheet', facility: 'Facility', plan: 'Plan', procedure: 'Procedure', due: 'Due', window: 'Window', state: 'State', worker: 'By', party: 'Contractor', order: 'Work order', done: 'Done', safety: 'Safety', lockOut: 'Lock out, tag out', permits: 'Permits', tools: 'Tools', parts: 'Parts', partHeads: ['Name', 'Quantity'], steps: 'Steps', heads: ['No.', 'Step', 'Result', 'Remark', 'Corrective order'], yes: 'Done', no: 'Not done', signatures: ['By', 'Responsible', 'Supervisor'] },
} as const

/** 《保养记录单》 on A4: what was to be done safely and with what, every step with its result, and who signs. Before the service it is a form to fill in. */
export async function printMaintenanceTask(exchange: Exchange, { params }: Input<typeof maintenance.printMaintenanceTask>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const words = WORDS[locale]
  const paper = await runInCtx(exchange.app, { actor, locale }, async (ctx): Promise<Paper> => {
    const task = await getMaintenanceTask(ctx, { params, query: {}, body: {} })
    const { timeZone } = await siteById(ctx, task.siteId)
    const time = (at: string | null): string | null => (at === null ? null : wallTimeIn(timeZone, new Date(at)))
    const said = ({ step, value, isFine }: maintenance.MaintenanceTaskDetails['results'][number]): string => (value === null ? '' : `${value === true ? words.yes : value === false ? words.no : `${value}${step.unit}`}${isFine === false ? ' ✗' : ''}`)
    const safety = [task.needsLockOut ? words.lockOut : '', task.permits.length > 0 ? `${words.permits}：${task.permits.map((permit) => labelOf(locale, 'workPermit', permit)).join('、')}` : '', task.safety].filter(Boolean).join('；')
    return {
      ...(await formHead(ctx, task.siteId, task.number, publicAddress(exchange, `/maintenance/tasks/${task.id}`))), title: words.title, note: task.plan.name,
      parts: [
        {
          kind: 'facts', perRow: 2, items: [
            { label: words.facility, value: `${task.facility.code} ${task.facility.name}` }, { label: words.plan, value: task.plan.name }, { label: words.procedure, value: `${task.procedure.name} (${task.procedureNumber})` }, { label: words.order, value: task.order?.number ?? null }, { label: words.due, value: time(task.dueAt) },
            { label: words.window, value: `${time(task.from)} – ${time(task.to)}` }, { label: words.worker, value: task.worker?.name ?? null }, { label: words.party, value: task.party?.name ?? null }, { label: words.state, value: labelOf(locale, 'maintenanceState', task.state) }, { label: words.done, value: time(task.doneAt) },
          ],
        },
        ...(safety === '' ? [] : [{ kind: 'passage' as const, label: words.safety, value: safety, room: 0 }]),
        ...(task.tools.length === 0 ? [] : [{ kind: 'passage' as const, label: words.tools, value: task.tools.join('、'), room: 0 }]),
        ...(task.parts.length === 0 ? [] : [{ kind: 'table' as const, label: words.parts, heads: [...words.partHeads], widths: [120, 50], rows: task.parts.map((part) => [part.name, `${part.quantity}${part.unit}`]) }]),
        { kind: 'table', label: words.steps, heads: [...words.heads], widths: [12, 70, 30, 40, 30], rows: task.results.map((result, i) => [String(i + 1), result.step.text, said(result), result.note, result.finding?.orderNumber ?? '']) },
        { kind: 'signatures', people: words.signatures.map((label) => ({ label, signature: { name: null, signedAt: null, picture: null } })) },
      ],
    }
  })
  return { name: `${paper.number}.pdf`, contentType: 'application/pdf', body: await printPaper(paper, { locale }), isInline: true }
}
