import type { Input, onboarding } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../../platform/auth/actor.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import { paperOf } from '../../organization/index.ts'
import { mustSeeOnboarding, presentOnboarding } from './present.ts'

/** 《转正联合评估表》 for the personnel file: three stages, what each department says, the outcome. */
export function printOnboarding(exchange: Exchange, { params }: Input<typeof onboarding.printOnboarding>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const { locale } = ctx
    const row = await mustSeeOnboarding(ctx, params.id)
    ctx.actor.mustSee('people:manage', row.site_id)
    const one = await presentOnboarding(ctx, row)
    return {
      siteId: one.siteId, number: one.number, path: `/training/onboarding/${one.id}`,
      write: ({ say, time }) => ({
        title: say('转正联合评估表', '轉正聯合評估表', 'Joint evaluation'), note: labelOf(locale, 'onboardingState', one.state),
        parts: [
          {
            kind: 'facts', perRow: 2, items: [
              { label: say('姓名', '姓名', 'Name'), value: one.employee.name }, { label: say('岗位', '職務', 'Post'), value: labelOf(locale, 'standardPost', one.post) }, { label: say('入职日期', '到職日期', 'Began'), value: one.startedOn }, { label: say('试用期至', '試用期至', 'Probation until'), value: one.probationUntil },
              { label: say('入职笔试', '入職筆試', 'Entry test'), value: one.written && `${one.written.percent}% / ${one.written.passPercent}%　${time(one.written.passedAt)}`, span: 2 }, { label: say('情景测试', '情境測驗', 'Scenario test'), value: one.scenario && `${one.scenario.percent}%　${one.scenario.practical.number}　${time(one.scenario.passedAt)}`, span: 2 },
              { label: say('参评权重', '參評權重', 'Evaluated'), value: `${one.present}% / ${one.quorumPercent}%` }, { label: say('综合得分', '綜合得分', 'Weighted mean'), value: one.percent === null ? null : `${one.percent}% / ${one.passPercent}%` },
            ],
          },
          {
            kind: 'table', label: say('各部门评议', '各部門評議', 'By department'), heads: [say('要点', '要點', 'Criterion'), ...one.evaluators.map(({ department, weight }) => `${department} ${weight}`)], widths: [0, ...one.evaluators.map(() => 26)],
            rows: [
              ...one.criteria.map((criterion) => [criterion.text, ...one.evaluators.map(({ marks }) => { const mark = marks.find(({ criterionId }) => criterionId === criterion.id); return mark ? criterion.levels[mark.level]! : '' })]),
              [say('得分', '得分', 'Score'), ...one.evaluators.map(({ percent }) => (percent === null ? '' : `${percent}%`))],
              [say('意见', '意見', 'Comment'), ...one.evaluators.map(({ comment }) => comment)],
            ],
          },
          { kind: 'passage', label: say('结论', '結論', 'Outcome'), value: [labelOf(locale, 'onboardingState', one.state), one.outcomeNote].filter(Boolean).join('：'), room: 12 },
          { kind: 'signatures', people: one.evaluators.map(({ evaluator, department, submittedAt }) => ({ label: department, signature: { name: evaluator.name, signedAt: time(submittedAt), picture: null } })) },
        ],
      }),
    }
  })
}
