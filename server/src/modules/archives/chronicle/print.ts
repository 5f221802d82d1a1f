import type { households, Input } from '@guanjia/contract'
import { HOUSEHOLD_LABELS } from '@guanjia/contract/labels/households/index.ts'
import type { Actor } from '../../../platform/auth/actor.ts'
import { runInCtx } from '../../../platform/ctx.ts'
import { localeOf } from '../../../platform/http/problem.ts'
import { publicAddress } from '../../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import type { Paper } from '../../../platform/print/forms.ts'
import { printPaper } from '../../../platform/print/print-forms.ts'
import { wallTimeIn } from '../../../platform/time.ts'
import { mustSeeUnit } from '../lookups.ts'
import { unitChronicle } from './chronicle.ts'

const WORDS = {
  'zh-CN': { title: '单元大事记', unit: '房号', state: '记录', heads: ['日期', '类别', '事项', '经过', '记录人'], withdrawn: '已撤回', pinned: '置顶', count: (n: number) => `共 ${n} 条`, former: '前业主期间' },
  'zh-TW': { title: '住戶單元大事記', unit: '房號', state: '紀錄', heads: ['日期', '類別', '事項', '經過', '記錄人'], withdrawn: '已撤回', pinned: '置頂', count: (n: number) => `共 ${n} 筆`, former: '前屋主期間' },
  en: { title: 'Chronicle of the unit', unit: 'Unit', state: 'Entries', heads: ['Date', 'Kind', 'Event', 'Detail', 'Written by'], withdrawn: 'withdrawn', pinned: 'pinned', count: (n: number) => String(n), former: 'before the present owner' },
} as const

/** 《单元大事记》 on A4, as the actor may see it: of former households without what it says of persons. */
export async function printChronicle(exchange: Exchange, { params }: Input<typeof households.printChronicle>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const words = WORDS[locale]
  const paper = await runInCtx(exchange.app, { actor, locale }, async (ctx): Promise<Paper> => {
    const unit = await mustSeeUnit(ctx, params.id, 'archives:history')
    const { items } = await unitChronicle(ctx, { params, query: { filter: {} }, body: {} })
    const site = await ctx.tx.selectFrom('site').innerJoin('organization', 'organization.id', 'site.organization_id').select(['site.name', 'site.phone', 'site.time_zone', 'organization.name as organization']).where('site.id', '=', unit.siteId).executeTakeFirstOrThrow()
    const remark = (entry: households.ChronicleEntry): string => [entry.isFormer ? words.former : '', entry.isWithdrawn ? `${words.withdrawn}：${entry.withdrawnReason}` : ''].filter(Boolean).join('；')
    return {
      letterhead: { organization: site.organization, site: site.name, contact: site.phone || null, logo: null }, number: unit.code, qrText: publicAddress(exchange, `/archives/units/${unit.id}`),
      printedAt: wallTimeIn(site.time_zone, ctx.now), printedBy: ctx.actor.name, title: words.title, note: words.count(items.length),
      parts: [
        { kind: 'facts', perRow: 2, items: [{ label: words.unit, value: unit.code }, { label: words.state, value: words.count(items.length) }] },
        {
          kind: 'table', label: null, heads: [...words.heads], widths: [22, 22, 42, 64, 22],
          rows: items.toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1)).map((entry) => [entry.happenedOn, HOUSEHOLD_LABELS[locale].chronicleKind[entry.kind], entry.title, [entry.detail, remark(entry)].filter(Boolean).join('\n'), entry.writtenBy]),
        },
      ],
    }
  })
  return { name: `${paper.number}.pdf`, contentType: 'application/pdf', body: await printPaper(paper, { locale }), isInline: true }
}
