import type { errands, Input, Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx } from '../../platform/ctx.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { publicAddress } from '../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import { printErrandChecklist, type ErrandChecklist } from '../../platform/print/desk-forms.ts'
import type { Signature } from '../../platform/print/forms.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { formHead } from '../organization/index.ts'
import { visibleApplication } from './applications.ts'
import { presentApplication } from './present.ts'

const UNSIGNED: Signature = { name: null, signedAt: null, picture: null }
const OPTIONAL: Record<Locale, string> = { 'zh-CN': '适用时提供', 'zh-TW': '適用時提供', en: 'where it applies' }
const NOTES: Record<Locale, string[]> = {
  'zh-CN': ['资料齐全后由服务中心向办理单位报送；办理时间与费用以办理单位答复为准。', '服务中心代办不收取费用。'],
  'zh-TW': ['資料齊全後由管理中心向辦理單位送件；辦理時間與費用以辦理單位答覆為準。', '管理中心代辦不收取費用。'],
  en: ['Once the papers are complete the service centre submits them; time and fees are as the provider answers.', 'The service centre charges nothing for this errand.'],
}

/** 《代办事项资料清单》 for the household to take along (INQ-004). */
export async function printApplication(exchange: Exchange, { params }: Input<typeof errands.printApplication>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const form = await runInCtx(exchange.app, { actor, locale }, async (ctx): Promise<ErrandChecklist> => {
    const record = await presentApplication(ctx, await visibleApplication(ctx, params.id))
    const { zone, ...head } = await formHead(ctx, record.siteId, record.number, publicAddress(exchange, `/errands/${record.id}`))
    return {
      ...head, service: labelOf(locale, 'utility', record.service), provider: record.provider || null, unit: record.unit.name, household: record.person?.name ?? null, phone: record.contactPhone || null, askedAt: wallTimeIn(zone, new Date(record.askedAt)),
      papers: record.papers.map(({ name, has, isRequired }) => ({ name, has, remark: isRequired ? null : OPTIONAL[locale] })), notes: NOTES[locale], signatures: { resident: UNSIGNED, errandOwner: { ...UNSIGNED, name: record.owner.name } },
    }
  })
  return { name: `${form.number}.pdf`, contentType: 'application/pdf', body: await printErrandChecklist(form, { locale }), isInline: true }
}
