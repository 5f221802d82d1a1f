import type { exams, Input, Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../../platform/auth/actor.ts'
import { runInCtx } from '../../../platform/ctx.ts'
import { localeOf } from '../../../platform/http/problem.ts'
import { publicAddress } from '../../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import type { PaperPart } from '../../../platform/print/forms.ts'
import { printPaper } from '../../../platform/print/print-forms.ts'
import { wallTimeIn } from '../../../platform/time.ts'
import { formHead } from '../../organization/index.ts'
import { mustSeeSitting, reviewSitting } from './review.ts'

const WORDS = {
  'zh-CN': { title: '考试答卷', name: '姓名', attempt: '次数', nth: (n: number) => `第 ${n} 次`, submitted: '交卷时间', score: '得分', result: '结果', passed: '合格', failed: '不合格', marking: '待评卷', answer: '作答', right: '参考答案', reference: '出处', none: '未作答', void: '（本题作废，不计分）', of: '满分', signed: '考生签字', true: '正确', false: '错误' },
  'zh-TW': { title: '測驗答案卷', name: '姓名', attempt: '次數', nth: (n: number) => `第 ${n} 次`, submitted: '交卷時間', score: '得分', result: '結果', passed: '合格', failed: '不合格', marking: '待閱卷', answer: '作答', right: '參考答案', reference: '出處', none: '未作答', void: '（本題作廢，不計分）', of: '滿分', signed: '考生簽字', true: '正確', false: '錯誤' },
  en: { title: 'Exam paper', name: 'Name', attempt: 'Attempt', nth: (n: number) => String(n), submitted: 'Handed in', score: 'Score', result: 'Result', passed: 'Passed', failed: 'Failed', marking: 'To be marked', answer: 'Answer', right: 'What is right', reference: 'Reference', none: 'not answered', void: '(void, does not count)', of: 'of', signed: 'Signature', true: 'True', false: 'False' },
} as const satisfies Record<Locale, object>

/** A marked paper on A4, for the file: what was asked, answered and right. Whoever may review it may print it. */
export async function printSitting(exchange: Exchange, { params }: Input<typeof exams.printSitting>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const words = WORDS[locale]
  const paper = await runInCtx(exchange.app, { actor, locale }, async (ctx) => {
    const review = await reviewSitting(ctx, { params, query: {}, body: {} })
    const { exam } = await mustSeeSitting(ctx, params.id)
    const { sitting } = review
    const head = await formHead(ctx, exam.site_id, `${exam.number}-${sitting.attempt}`, publicAddress(exchange, `/training/papers/${params.id}`))
    const parts: PaperPart[] = [
      {
        kind: 'facts', perRow: 3,
        items: [
          { label: words.name, value: sitting.employee.name }, { label: words.attempt, value: words.nth(sitting.attempt) }, { label: words.submitted, value: sitting.submittedAt === null ? null : wallTimeIn(head.zone, new Date(sitting.submittedAt)) },
          { label: words.score, value: sitting.score === null ? null : `${sitting.score} / ${sitting.maxScore ?? '—'}` }, { label: words.result, value: sitting.isPassed === null ? words.marking : sitting.isPassed ? words.passed : words.failed },
        ],
      },
      ...review.sections.flatMap((section, at) => [{ kind: 'heading' as const, text: `${section.title}${section.score === null ? '' : `（${section.score} / ${section.maxScore}）`}`, isSub: false }, ...review.items.filter((item) => item.section === at).flatMap((item) => partsOf(item, locale))]),
      { kind: 'signatures', people: [{ label: words.signed, signature: { name: null, signedAt: null, picture: null } }] },
    ]
    return { ...head, title: words.title, note: exam.title, parts }
  })
  return { name: `${paper.number}.pdf`, contentType: 'application/pdf', body: await printPaper(paper, { locale }), isInline: true }
}

function partsOf(item: exams.Review['items'][number], locale: Locale): PaperPart[] {
  const words = WORDS[locale]
  const told = (answer: readonly string[] | null): string => {
    if (answer === null || answer.length === 0) return words.none
    if (item.type === 'true_false') return words[answer[0] === 'true' ? 'true' : 'false']
    return answer.join(item.type === 'blank' || item.type === 'short_answer' ? '；' : '、')
  }
  const choices = [...item.options, ...item.targets].map(({ key, text }) => `${key}. ${text}`)
  return [
    { kind: 'text', text: `${item.position}. [${labelOf(locale, 'questionType', item.type)}] ${item.stem}${item.isVoid ? words.void : ''}` },
    ...(choices.length > 0 ? [{ kind: 'text' as const, text: choices.join('　') }] : []),
    { kind: 'facts', perRow: 3, items: [{ label: words.answer, value: told(item.response) }, { label: words.right, value: told(item.right) }, { label: words.score, value: `${item.score ?? '—'} / ${item.marks}` }] },
  ]
}
