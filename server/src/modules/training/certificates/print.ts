import type { exams, Input } from '@guanjia/contract'
import type { Actor } from '../../../platform/auth/actor.ts'
import { runInCtx } from '../../../platform/ctx.ts'
import { localeOf } from '../../../platform/http/problem.ts'
import { publicAddress } from '../../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import type { FormHead } from '../../../platform/print/forms.ts'
import { printForm } from '../../../platform/print/print-forms.ts'
import { formHead } from '../../organization/index.ts'
import { percentOf } from '../exams/sittings.ts'
import { mustSeeCertificate } from './certificates.ts'

interface CertificateForm extends FormHead {
  title: string
  name: string
  sentence: string
  result: string
  facts: { label: string; value: string }[]
  check: string
  seal: string
}

const WORDS = {
  'zh-CN': { title: '考 试 合 格 证 书', sentence: (exam: string) => `参加「${exam}」考试，成绩合格，特发此证。`, result: '得分率', number: '证书编号', issued: '发证日期', valid: '有效期至', forGood: '长期有效', code: '验证码', check: '扫码或登录系统输入验证码，核验证书真伪', seal: '（发证单位盖章）' },
  'zh-TW': { title: '測 驗 合 格 證 書', sentence: (exam: string) => `參加「${exam}」測驗，成績合格，特發此證。`, result: '得分率', number: '證書編號', issued: '發證日期', valid: '有效期至', forGood: '長期有效', code: '驗證碼', check: '掃描 QR Code 或輸入驗證碼，查核證書真偽', seal: '（發證單位蓋章）' },
  en: { title: 'Certificate', sentence: (exam: string) => `has sat and passed the examination “${exam}”.`, result: 'Result', number: 'Certificate', issued: 'Issued on', valid: 'Valid until', forGood: 'without end', code: 'Code', check: 'Scan, or enter the code, to check that this certificate is real', seal: '(seal of the issuer)' },
} as const

const groupedCode = (code: string): string => code.match(/.{4}/g)!.join('-')

/** The certificate on A4, with the code by which anybody can check it. */
export async function printCertificate(exchange: Exchange, { params }: Input<typeof exams.printCertificate>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const words = WORDS[locale]
  const form = await runInCtx(exchange.app, { actor, locale }, async (ctx): Promise<CertificateForm> => {
    const row = await mustSeeCertificate(ctx, params.id)
    const head = await formHead(ctx, row.site_id, row.number, publicAddress(exchange, `/certificates/${row.verification_code}`))
    return {
      ...head, title: words.title, name: row.name, sentence: words.sentence(row.title), result: `${words.result} ${percentOf(row.score, row.max_score) ?? '—'}%`, check: words.check, seal: words.seal,
      facts: [{ label: words.number, value: row.number }, { label: words.issued, value: row.issued_on }, { label: words.valid, value: row.valid_until ?? words.forGood }, { label: words.code, value: groupedCode(row.verification_code) }],
    }
  })
  return { name: `${form.number}.pdf`, contentType: 'application/pdf', body: await printForm('exam-certificate.typ', form, { locale }, { certificate: form.title }), isInline: true }
}
