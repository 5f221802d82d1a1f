import type { Input, practicals } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../../platform/auth/actor.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import { paperOf, pictureOf } from '../../organization/index.ts'
import { mustSeePractical, presentPractical } from './present.ts'

const percent = (value: number | null): string => (value === null ? '—' : `${value}%`)

/** 《实操考核记录表》: every criterion with the level of each assessor, the result, and the candidate's signature. */
export function printPractical(exchange: Exchange, { params }: Input<typeof practicals.printPractical>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const { locale } = ctx
    const row = await mustSeePractical(ctx, params.id)
    const one = await presentPractical(ctx, row)
    if (one.result === null) throw new AppError('action_not_allowed', 'It is not scored yet')
    const picture = await pictureOf(ctx, row.signature_file_id)
    return {
      siteId: one.siteId, number: one.number, path: `/training/practicals/${one.id}`,
      write: ({ say, time }) => ({
        title: say('实操考核记录表', '實作考核紀錄表', 'Record of a practical assessment'), note: labelOf(locale, 'practicalResult', one.result!),
        parts: [
          {
            kind: 'facts', perRow: 2, items: [
              { label: say('姓名', '姓名', 'Name'), value: one.employee.name }, { label: say('考核项目', '考核項目', 'Assessed in'), value: one.rubric.name }, { label: say('时间', '時間', 'At'), value: time(one.plannedAt) }, { label: say('地点', '地點', 'Place'), value: one.place || null },
              { label: say('实操得分', '實作得分', 'Practical'), value: `${percent(one.practicalPercent)} / ${one.passPercent}%` }, { label: say('理论得分', '學科得分', 'Theory'), value: one.exam === null ? '—' : percent(one.theoryPercent) }, { label: say('总评', '總評', 'Total'), value: percent(one.totalPercent) },
              { label: say('红线', '紅線', 'Red line'), value: one.hasRedLine ? say('触碰', '觸碰', 'crossed') : say('无', '無', 'none') }, { label: say('有效期至', '有效期至', 'Valid until'), value: one.validUntil ?? say('长期', '長期', 'without end'), span: 2 },
            ],
          },
          {
            kind: 'table', label: say('评分', '評分', 'Scores'), heads: [say('要点', '要點', 'Criterion'), say('权重', '權重', 'Weight'), ...one.assessors.map(({ assessor, isThird }) => `${assessor.name}${isThird ? say('（第三人）', '（第三人）', ' (third)') : ''}`)], widths: [0, 14, ...one.assessors.map(() => 34)],
            rows: [
              ...one.criteria.map((criterion) => [`${criterion.isRedLine ? say('【红线】', '【紅線】', '[red line] ') : ''}${criterion.text}`, String(criterion.weight), ...one.assessors.map(({ marks }) => { const mark = marks.find(({ criterionId }) => criterionId === criterion.id); return mark ? [criterion.levels[mark.level], mark.note].filter(Boolean).join('：') : '' })]),
              [say('合计', '合計', 'Total'), '', ...one.assessors.map((sheet) => percent(sheet.percent))],
            ],
          },
          { kind: 'passage', label: say('被考核人意见', '受考人意見', 'Remark'), value: one.remark || null, room: 12 },
          { kind: 'signatures', people: [...one.assessors.map(({ assessor, submittedAt }) => ({ label: say('考评员', '考評員', 'Assessor'), signature: { name: assessor.name, signedAt: time(submittedAt), picture: null } })), { label: say('被考核人', '受考人', 'Candidate'), signature: { name: one.employee.name, signedAt: time(one.signedAt), picture } }] },
        ],
      }),
    }
  })
}
