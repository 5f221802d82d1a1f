import type { emergency, Input } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { Paper } from '../../platform/print/forms.ts'
import { readTimeline } from '../../platform/records/index.ts'
import { paperOf, UNSIGNED, type Pen } from '../organization/index.ts'
import { getEmergencyPlan } from './plans.ts'
import { getIncident } from './list.ts'

/** What the timeline says beside the acts. */
const HAPPENED: Record<string, readonly [cn: string, tw: string, en: string]> = { inquiry_opened: ['坠物排查', '墜物排查', 'Inquiry opened'], reported: ['上报', '通報', 'Reported'], gap: ['缺岗', '缺崗', 'Gap'], takes_role: ['担任岗位', '擔任職位', 'Takes a role'], review_saved: ['保存复盘', '儲存檢討', 'Review saved'], action_raised: ['提出整改', '提出改善', 'Corrective action raised'] }
const happened = ({ say, word }: Pen, action: string): string => (HAPPENED[action] ? say(...HAPPENED[action]) : word('incidentAction', action))
const passage = (label: string, value: string): Paper['parts'][number] => ({ kind: 'passage', label, value: value || '—', room: 0 })

/** 《突发事件报告》 on A4: course, people, steps against their limits, and the review in its four parts. */
export function printIncident(exchange: Exchange, { params }: Input<typeof emergency.printIncident>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const one = await getIncident(ctx, { params, query: {}, body: {} })
    const lines = await readTimeline(ctx, one.id)
    return {
      siteId: one.siteId, number: one.number, path: `/emergency/incidents/${one.id}`,
      write: (pen) => ({
        title: pen.say('突发事件报告', '突發事件報告', 'Incident report'), note: one.isDrill ? pen.say('演练', '演練', 'Drill') : null,
        parts: [...courseOf(pen, one), { kind: 'table', label: pen.say('时间线', '時間軸', 'Timeline'), heads: [pen.say('时间', '時間', 'Time'), pen.say('人员', '人員', 'Who'), pen.say('行动', '行動', 'What'), pen.say('内容', '內容', 'Words')], widths: [34, 26, 30, 0], rows: lines.map((line) => [pen.time(line.at) ?? '', line.actor.name, happened(pen, line.action), line.note ?? '']) }, ...reviewOf(pen, one.review), { kind: 'signatures', people: [pen.say('现场指挥', '現場指揮', 'Commander'), pen.say('项目经理', '專案經理', 'Site manager')].map((label) => ({ label, signature: UNSIGNED })) }],
      }),
    }
  })
}

function courseOf({ say, word, time }: Pen, one: emergency.Incident): Paper['parts'] {
  const fact = (label: string, value: string | null): { label: string; value: string | null } => ({ label, value })
  return [
    {
      kind: 'facts', perRow: 2, items: [
        fact(say('事件', '事件', 'Kind'), `${word('incidentCategory', one.category)} · ${word('incidentKind', one.kind)}`), fact(say('级别', '級別', 'Level'), [word('incidentLevel', one.level), one.grade === null ? '' : word('statutoryGrade', one.grade)].filter(Boolean).join(' · ')),
        fact(say('地点', '地點', 'Place'), one.place || '—'), fact(say('状态', '狀態', 'State'), word('incidentState', one.state)), fact(say('上报', '通報', 'Reported'), `${time(one.reportedAt)!} ${one.reportedBy.name}`), fact(say('启动', '啟動', 'Activated'), time(one.activatedAt)),
        fact(say('控制', '控制', 'Under control'), time(one.controlledAt)), fact(say('结束', '結束', 'Closed'), time(one.closedAt)), fact(say('预案', '應變計畫', 'Plan'), one.plan === null ? '—' : `${one.plan.name} ${one.plan.number === null ? say('（草稿）', '（草稿）', '(draft)') : `V${one.plan.number}`}`), fact(say('涉险人数', '涉險人數', 'In danger'), one.inDanger === null ? '—' : String(one.inDanger)),
      ],
    },
    ...(one.description === '' ? [] : [passage(say('情况', '情況', 'What happened'), one.description)]),
    { kind: 'table', label: say('应急岗位', '應變職位', 'Roles'), heads: [say('岗位', '職位', 'Role'), say('人员', '人員', 'Who'), say('来源', '來源', 'By'), say('到岗', '到位', 'At post'), say('缺岗', '缺崗', 'Gap')], widths: [34, 0, 30, 34, 16], rows: one.roles.flatMap((role) => (role.holders.length === 0 ? [[role.name, '—', '', '', String(role.missing)]] : role.holders.map((held, i) => [i === 0 ? role.name : '', held.name, word('holdReason', held.why), time(held.atPostAt) ?? '', i === 0 ? String(role.missing) : '']))) },
    { kind: 'table', label: say('行动与时限', '行動與時限', 'Steps and limits'), heads: [say('行动', '行動', 'Step'), say('时限', '時限', 'Limit'), say('状态', '狀態', 'State'), say('完成', '完成', 'Ended'), say('说明', '說明', 'Note')], widths: [0, 18, 22, 34, 34], rows: one.steplist.map((step) => [step.text, step.minutes === null ? '—' : `${step.minutes} min`, `${word('stepState', step.state)}${step.isLate ? say(' 超时', ' 逾時', ' late') : ''}`, [time(step.endedAt), step.endedBy].filter(Boolean).join(' '), step.note]) },
    ...(one.counts.length === 0 ? [] : [{ kind: 'table' as const, label: say('清点人数', '清點人數', 'Head counts'), heads: [say('时间', '時間', 'Time'), say('区域', '區域', 'Zone'), say('在场', '在場', 'Present'), say('失联', '失聯', 'Missing'), say('姓名', '姓名', 'Who')], widths: [34, 0, 18, 18, 40], rows: one.counts.map((count) => [time(count.at)!, count.zone, String(count.present), String(count.missing), count.who]) }]),
    ...(one.announcements.length === 0 ? [] : [{ kind: 'table' as const, label: say('对业户的公告', '對住戶的公告', 'Said to homes'), heads: [say('时间', '時間', 'Time'), say('内容', '內容', 'Words'), say('范围', '範圍', 'To'), say('户数', '戶數', 'Homes')], widths: [34, 0, 40, 18], rows: one.announcements.map((said) => [time(said.at)!, `${said.title}：${said.words}`, said.to.join('、') || say('全部业户', '全部住戶', 'All homes'), said.households === null ? '—' : String(said.households)]) }]),
    ...(one.inquiry === null ? [] : [passage(say('坠物排查', '墜物排查', 'Whose it could have been'), say(`${one.inquiry.number}：${one.inquiry.units} 户中已排除 ${one.inquiry.excluded} 户，当时装修 ${one.inquiry.renovating} 户`, `${one.inquiry.number}：${one.inquiry.units} 戶中已排除 ${one.inquiry.excluded} 戶，當時裝修 ${one.inquiry.renovating} 戶`, `${one.inquiry.number}: of ${one.inquiry.units} units ${one.inquiry.excluded} excluded, ${one.inquiry.renovating} were being renovated`))]),
    ...(one.calls.length === 0 ? [] : [{ kind: 'table' as const, label: say('外部求援', '外部求援', 'Outside calls'), heads: [say('单位', '單位', 'Whom'), say('呼叫', '呼叫', 'Called'), say('到达', '抵達', 'Arrived')], widths: [0, 40, 40], rows: one.calls.map((call) => [[word('outsideService', call.service), call.name].filter(Boolean).join(' '), time(call.calledAt)!, time(call.arrivedAt) ?? ''] ) }]),
  ]
}

function reviewOf({ say }: Pen, review: emergency.IncidentReview | null): Paper['parts'] {
  if (review === null || review.savedAt === null) return []
  const percent = (value: number | null): string => (value === null ? '—' : `${Math.round(value * 100)}%`)
  return [
    { kind: 'heading', text: say('一、调查', '一、調查', '1. Investigation'), isSub: false }, passage(say('经过', '經過', 'Course'), review.facts), passage(say('原因', '原因', 'Cause'), [review.cause, ...review.whys.map((why, i) => `${i + 1}. ${why}`)].join('\n')), passage(say('结果', '結果', 'Result'), review.result),
    { kind: 'heading', text: say('二、预案执行评估', '二、計畫執行評估', '2. How the plan did'), isSub: false },
    { kind: 'facts', perRow: 2, items: [{ label: say('及时确认', '及時確認', 'Answered in time'), value: percent(review.figures.acknowledgedInTime) }, { label: say('行动及时', '行動及時', 'Steps in time'), value: percent(review.figures.stepsInTime) }, { label: say('控制用时（分钟）', '控制用時（分鐘）', 'Minutes to control'), value: review.figures.minutesToControl === null ? '—' : String(review.figures.minutesToControl) }, { label: say('缺岗', '缺崗', 'Gaps'), value: String(review.figures.gaps) }] },
    passage(say('评估', '評估', 'Evaluation'), review.evaluation), passage(say('经验教训', '經驗教訓', 'Lessons'), review.lessons),
    { kind: 'table', label: say('三、整改', '三、改善', '3. Put right'), heads: [say('编号', '編號', 'Number'), say('事项', '事項', 'What'), say('责任人', '負責人', 'Owner'), say('期限', '期限', 'Due')], widths: [38, 0, 28, 28], rows: review.actions.map((action) => [action.number, action.title, action.owner.name, action.dueOn]) },
    { kind: 'table', label: say('四、表彰与追责', '四、表揚與究責', '4. Praise and accountability'), heads: [say('人员', '人員', 'Who'), say('类型', '類型', 'Kind'), say('说明', '說明', 'Words')], widths: [30, 24, 0], rows: review.rewards.map((reward) => [reward.name, reward.kind === 'praise' ? say('表彰', '表揚', 'Praise') : say('追责', '究責', 'Accountability'), reward.words]) },
  ]
}

/** The plan as it hangs at the post: levels, roles with their steps, resources, numbers. A draft says that it is one. */
export function printEmergencyPlan(exchange: Exchange, { params }: Input<typeof emergency.printEmergencyPlan>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const plan = await getEmergencyPlan(ctx, { params })
    const content = (plan.content ?? plan.draft)!
    return {
      siteId: plan.siteId, number: `EP-${plan.kind.toUpperCase()}-${plan.number === null ? 'DRAFT' : `V${plan.number}`}`, path: `/emergency/plans/${plan.id}`,
      write: ({ say, word }) => ({
        title: plan.name, note: plan.content === null ? say('草稿，未批准', '草稿，未核准', 'Draft, not approved') : null,
        parts: [
          passage(say('启动条件', '啟動條件', 'Trigger'), content.trigger),
          { kind: 'table', label: say('响应级别', '應變級別', 'Levels'), heads: [say('级别', '級別', 'Level'), say('标准', '標準', 'Criteria'), say('法定等级', '法定等級', 'Grade')], widths: [34, 0, 40], rows: content.levels.map((one) => [word('incidentLevel', one.level), one.criteria, one.grade === null ? '—' : word('statutoryGrade', one.grade)]) },
          ...content.roles.map((role): Paper['parts'][number] => ({ kind: 'table', label: `${role.name}（L${role.fromLevel}+）`, heads: [say('行动', '行動', 'Step'), say('时限', '時限', 'Limit'), say('级别', '級別', 'From')], widths: [0, 24, 20], rows: content.steps.filter(({ roleKey }) => roleKey === role.key).map((step) => [step.text, step.minutes === null ? '—' : `${step.minutes} min`, `L${step.fromLevel}`]) })),
          { kind: 'table', label: say('外部电话', '外部電話', 'Outside numbers'), heads: [say('单位', '單位', 'Whom'), say('电话', '電話', 'Number')], widths: [0, 60], rows: content.outside.map((one) => [one.name, one.phone || '—']) },
          { kind: 'table', label: say('应急物资', '應變物資', 'Resources'), heads: [say('物资', '物資', 'What'), say('位置', '位置', 'Place'), say('数量', '數量', 'Quantity'), say('有效期', '有效期', 'Expires')], widths: [0, 50, 26, 32], rows: content.resources.map((one) => [one.name, one.place, `${one.quantity} ${one.unit}`, one.expiresOn ?? '—']) },
          passage(say('疏散与集合', '疏散與集合', 'Ways out and assembly'), content.assembly), passage(say('法定报告', '法定通報', 'Reports by law'), content.duties), ...content.announcements.map((one) => passage(one.title, one.text)),
        ],
      }),
    }
  })
}
