import type { Input, Locale, rulebook, standards } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { publicAddress } from '../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { PaperPart } from '../../platform/print/forms.ts'
import { printPaper } from '../../platform/print/print-forms.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { column, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { formHead, timeZoneOf } from '../organization/index.ts'
import { isServiceStandard, standardInForce, type StandardRow } from './library.ts'
import { postOfPosition } from './lifecycle.ts'
import { dutyTable } from './print-rule.ts'
import { getRule, listRules } from './rulebook.ts'
import { outstandingReadings } from './write.ts'

type Post = StandardRow['post']

/** Whoever serves customers keeps what customer service keeps; what is for everybody is for each. */
const ALSO: Partial<Record<Post, readonly Post[]>> = { front_desk: ['customer_service'], steward: ['customer_service'], sales_office: ['customer_service'] }
export const postsOf = (post: Post): Post[] => [...new Set<Post>(['everybody', ...(ALSO[post] ?? []), post])]

/** Whose handbook it is: the post, and the positions of the catalogue that keep its standards. */
export interface HandbookOf {
  siteId: string
  post: Post
  positions: readonly { id: string; name: string }[]
}
type Section = (ctx: Ctx, of: HandbookOf) => Promise<PaperPart[]>
const sections: Section[] = []
/** A module to the right adds its chapter to the handbooks of posts: what the actor may see of it, in the language of `ctx`. */
export function handbooksShow(section: Section): void {
  sections.push(section)
}

const say = (locale: Locale, cn: string, tw: string, en: string): string => (locale === 'zh-CN' ? cn : locale === 'zh-TW' ? tw : en)

/**
 * The handbook of a post: every standard in force for it, scene by scene, with its red lines and where each item comes from; its duty sheets,
 * and what other modules add (ORG-029, ORG-030).
 */
export async function printHandbook(exchange: Exchange, { query }: Input<typeof standards.printHandbook>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const paper = await runInCtx(exchange.app, { actor, locale }, async (ctx) => {
    ctx.actor.mustSee('standards:read', query.siteId)
    const rows = (await ctx.tx.selectFrom('service_standard').selectAll().where('scene', 'is not', null).where('state', '=', 'published').where('post', 'in', postsOf(query.post)).orderBy('scene').orderBy('code').execute()).filter(isServiceStandard)
    const positions = (await ctx.tx.selectFrom('job_position').select(['id', 'name', 'role']).where('is_active', '=', true).orderBy('sort_order').orderBy('code').execute()).filter(({ role }) => postOfPosition(role) === query.post)
    const of: HandbookOf = { siteId: query.siteId, post: query.post, positions }
    const sheets = await sheetsOf(ctx, of)
    if (rows.length + sheets.length === 0) throw new AppError('not_found', 'No standard in force for this post')
    const added: PaperPart[] = []
    for (const section of sections) added.push(...(await section(ctx, of)))
    const post = labelOf(locale, 'standardPost', query.post)
    const head = await formHead(ctx, query.siteId, `HB-${query.post.toUpperCase()}`, publicAddress(exchange, `/quality?post=${query.post}`))
    const unsigned = { name: null, signedAt: null, picture: null }
    return {
      ...head, title: say(locale, `服务标准手册 · ${post}`, `服務標準手冊 · ${post}`, `Handbook of service · ${post}`), note: say(locale, `共 ${rows.length} 项标准`, `共 ${rows.length} 項標準`, `${rows.length} standards`),
      parts: [...sheets.flatMap((sheet) => sheetParts(locale, sheet)), ...added, ...(await chaptersOf(ctx, locale, rows)), { kind: 'signatures' as const, people: [{ label: say(locale, '本人已阅读并遵守，签字', '本人已閱讀並遵守，簽字', 'I have read it and keep it'), signature: unsigned }] }],
    }
  })
  return { name: `${paper.number}.pdf`, contentType: 'application/pdf', body: await printPaper(paper, { locale }), isInline: true }
}

/** The duty sheets in force for a post at a site: of its positions, and those that name the post itself. */
async function sheetsOf(ctx: Ctx, { siteId, post, positions }: HandbookOf): Promise<rulebook.Rule[]> {
  const { items } = await listRules(ctx, { params: {}, body: {}, query: { filter: { kind: ['duty_sheet'], state: ['published'], force: ['in_force'], siteId } } })
  const own = items.filter((sheet) => sheet.post === post || positions.some(({ id }) => id === sheet.position?.id))
  const sheets: rulebook.Rule[] = []
  for (const { id } of own) sheets.push(await getRule(ctx, { params: { id }, query: {}, body: {} }))
  return sheets
}

function sheetParts(locale: Locale, { code, name, position, current }: rulebook.Rule): PaperPart[] {
  const title = `${name}（${[code, position?.name, say(locale, `第 ${current!.number} 版`, `第 ${current!.number} 版`, `version ${current!.number}`)].filter(Boolean).join(' · ')}）`
  return [{ kind: 'heading', text: title, isSub: false }, ...current!.body.split(/\n+/).filter(Boolean).map((text): PaperPart => ({ kind: 'text', text })), ...(current!.items.length > 0 ? [dutyTable((words) => say(locale, ...words), current!.items)] : [])]
}

async function chaptersOf(ctx: Ctx, locale: Locale, rows: readonly StandardRow[]): Promise<PaperPart[]> {
  const parts: PaperPart[] = []
  let scene: string | null = null
  for (const row of rows) {
    if (row.scene !== scene) parts.push({ kind: 'heading', text: labelOf(locale, 'standardScene', row.scene), isSub: false })
    scene = row.scene
    const { items } = (await standardInForce(ctx, row.id))!
    parts.push(
      { kind: 'heading', text: `${row.name}（${row.code} · ${say(locale, `第 ${row.current_version} 版`, `第 ${row.current_version} 版`, `version ${row.current_version}`)}）`, isSub: true },
      { kind: 'table', label: null, heads: [say(locale, '序号', '序號', 'No.'), say(locale, '标准', '標準', 'Standard'), say(locale, '要求', '要求', 'Measure'), say(locale, '出处', '出處', 'Source')], widths: [12, 0, 30, 26], rows: items.map((item, at) => [String(at + 1), item.text, demandOf(locale, item), item.source]) },
    )
  }
  return parts
}

function demandOf(locale: Locale, item: standards.StandardItem): string {
  if (item.isRedLine) return say(locale, '红线，不得触碰', '紅線，不得觸碰', 'red line')
  if (item.method === 'measure') return `${item.min}—${item.max} ${item.unit}`
  return labelOf(locale, 'itemMethod', item.method)
}

interface Missing {
  standard: string
  number: number
  name: string
}
const MISSING: Column<Missing>[] = [
  column('standard', 'text', 28, ['服务标准', '服務標準', 'Standard'], (row) => row.standard),
  column('number', 'number', 8, ['版次', '版次', 'Version'], (row) => row.number),
  column('name', 'text', 14, ['未确认人员', '未確認人員', 'Not confirmed by'], (row) => row.name),
]
const NAME: Record<Locale, string> = { 'zh-CN': '服务标准未确认名单', 'zh-TW': '服務標準未確認名單', en: 'standards-not-confirmed' }

export async function planOutstandingExport(ctx: Ctx, query: Input<typeof standards.exportOutstandingReadings>['query']): Promise<ExportPlan> {
  const { items } = await outstandingReadings(ctx, { params: {}, body: {}, query })
  return sheetOf(ctx, NAME, await timeZoneOf(ctx, query.siteId), MISSING, items.flatMap(({ standard, number, missing }) => missing.map(({ name }) => ({ standard: standard.name, number, name }))))
}
