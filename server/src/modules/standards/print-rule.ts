import type { Input, rulebook } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { publicAddress } from '../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { PaperPart } from '../../platform/print/forms.ts'
import { printPaper } from '../../platform/print/print-forms.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { siteById, sitesOf } from '../organization/index.ts'
import { getRule } from './rulebook.ts'

const TITLES = { policy: ['规章制度', '規章制度', 'Policy'], operating_rule: ['操作规程', '操作規程', 'Operating rule'], duty_sheet: ['岗位职责说明书', '職位職責說明書', 'Duty sheet'] } as const
const CLASSES = { FOUNDATION: ['基础工作', '基礎工作', 'Foundation'], CUSTOMER_FACING: ['面客服务', '面客服務', 'Serving customers'], ASSURANCE: ['服务保障', '服務保障', 'Assurance'] } as const

type Words = readonly [string, string, string]
/** The duties of a sheet as they are printed, with the times that the engine promises. */
export const dutyTable = (say: (words: Words) => string, items: NonNullable<rulebook.Rule['current']>['items']): PaperPart => ({
  kind: 'table', label: say(['职责', '職責', 'Duties']), heads: [say(['序号', '序號', 'No.']), say(['职责', '職責', 'Duty']), say(['类别', '類別', 'Class']), say(['工作标准', '工作標準', 'Standard']), say(['响应时限', '回應時限', 'Time limit'])], widths: [12, 0, 22, 48, 26],
  rows: items.map((item, at) => [String(at + 1), item.text, item.dutyClass === null ? '' : say(CLASSES[item.dutyClass]), item.standard, item.promised?.target ?? '']),
})

/** A document of the rulebook on A4, with its version and room to sign (ORG-029, ORG-030). */
export async function printRule(exchange: Exchange, { params, query }: Input<typeof rulebook.printRule>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const say = (words: Words): string => words[locale === 'zh-CN' ? 0 : locale === 'zh-TW' ? 1 : 2]
  const paper = await runInCtx(exchange.app, { actor, locale }, async (ctx) => {
    const rule = await getRule(ctx, { params, query: {}, body: {} })
    const siteId = query.siteId ?? rule.site?.id ?? (await sitesOf(ctx))[0]?.id
    if (siteId === undefined) throw new AppError('not_found')
    ctx.actor.mustSee('standards:read', siteId)
    const site = await siteById(ctx, siteId)
    const version = query.number === undefined ? (rule.current ?? rule.draft) : [rule.current, rule.draft].find((one) => one?.number === query.number)
    if (!version) throw new AppError('not_found', 'No such version')
    const house = await ctx.tx.selectFrom('organization').select('name').where('id', '=', ctx.organizationId).executeTakeFirstOrThrow()
    const address = await ctx.tx.selectFrom('site').select('phone').where('id', '=', site.id).executeTakeFirstOrThrow()
    const parts: PaperPart[] = [
      {
        kind: 'facts', perRow: 2,
        items: [
          { label: say(['名称', '名稱', 'Name']), value: rule.name, span: 2 },
          { label: say(['岗位', '職位', 'Post']), value: rule.position?.name ?? null },
          { label: say(['适用', '適用', 'For']), value: rule.site?.name ?? say(['全公司', '全公司', 'All sites']) },
          { label: say(['生效日期', '生效日期', 'In force from']), value: version.effectiveOn },
          { label: say(['失效日期', '失效日期', 'Until']), value: version.expiresOn },
        ],
      },
    ]
    if (version.body !== '') for (const text of version.body.split(/\n+/)) parts.push({ kind: 'text', text })
    if (version.items.length > 0)
      parts.push(
        rule.kind === 'duty_sheet'
          ? dutyTable(say, version.items)
          : { kind: 'table', label: null, heads: [say(['序号', '序號', 'No.']), say(['内容', '內容', 'Content']), say(['标准', '標準', 'Standard'])], widths: [12, 0, 48], rows: version.items.map((item, at) => [String(at + 1), item.text, item.standard]) },
      )
    for (const one of version.standards)
      parts.push({ kind: 'heading', text: `${say(['服务标准', '服務標準', 'Service standard'])} · ${one.name}（${one.code} · ${say([`第 ${one.number} 版`, `第 ${one.number} 版`, `version ${one.number}`])}）`, isSub: true }, { kind: 'table', label: null, heads: [say(['序号', '序號', 'No.']), say(['内容', '內容', 'Content']), ''], widths: [12, 0, 24], rows: one.items.map((item, at) => [String(at + 1), item.text, item.isRedLine ? say(['红线', '紅線', 'red line']) : '']) })
    const unsigned = { name: null, signedAt: null, picture: null }
    parts.push({ kind: 'signatures', people: [{ label: say(['发布人', '發布人', 'Published by']), signature: { ...unsigned, name: version.publishedBy || null, signedAt: version.publishedAt === null ? null : wallTimeIn(site.timeZone, new Date(version.publishedAt)) } }, { label: say(['阅读人签字', '閱讀人簽字', 'Read by']), signature: unsigned }] })
    return {
      letterhead: { organization: house.name, site: site.name, contact: address.phone || null, logo: null }, number: rule.code, qrText: publicAddress(exchange, `/rulebook/${rule.id}`), printedAt: wallTimeIn(site.timeZone, ctx.now), printedBy: ctx.actor.name,
      title: say(TITLES[rule.kind]), note: say([`第 ${version.number} 版`, `第 ${version.number} 版`, `Version ${version.number}`]), parts,
    }
  })
  return { name: `${paper.number}.pdf`, contentType: 'application/pdf', body: await printPaper(paper, { locale }), isInline: true }
}
