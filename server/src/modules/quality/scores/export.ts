import type { Locale, scores } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { scoreBoard } from './board.ts'

const words = (cn: string, tw: string, en: string): Record<Locale, string> => ({ 'zh-CN': cn, 'zh-TW': tw, en })
const NAME = words('月度评分', '月度評分', 'scores')
const SITE = words('项目', '專案', 'Site')
const TEMPLATE: Record<scores.ScoreTemplate, Record<Locale, string>> = { site: SITE, receptionist: words('前台接待', '櫃台接待', 'Reception'), employee: words('个人', '個人', 'Employee') }

/** The ranking of a month with the site as its last row. */
export async function planScoreExport(ctx: Ctx, siteId: string, month: string | undefined): Promise<ExportPlan> {
  const { locale } = ctx
  ctx.actor.mustSee('checks:score', siteId)
  const board = await scoreBoard(ctx, { params: {}, query: { siteId, month }, body: {} })
  const rows = [...board.people.map((one) => ({ ...one, name: one.employee.name })), { ...board.site, name: SITE[locale], template: 'site' as const, department: '', rank: null }]
  const columns = [
    ['rank', 'number', 8, words('名次', '名次', 'Rank')], ['name', 'text', 16, words('姓名', '姓名', 'Name')], ['department', 'text', 16, words('班组', '班組', 'Team')], ['template', 'text', 12, words('评分模板', '評分範本', 'Template')], ['total', 'number', 10, words('总分', '總分', 'Total')],
    ['customer', 'number', 12, words('客户评价', '客戶評價', 'Customers')], ['mystery', 'number', 12, words('神秘访客', '神秘訪客', 'Mystery visitor')], ['internal', 'number', 12, words('内部检查', '內部檢查', 'Internal check')],
    ['voices', 'number', 10, words('客户评价数', '客戶評價數', 'Answers')], ['red', 'text', 10, words('红线封顶', '紅線封頂', 'Capped')],
  ] as const
  return {
    name: `${NAME[locale]}-${board.month}`, timeZone: await timeZoneOf(ctx, siteId), columns: columns.map(([key, kind, width, title]) => ({ key, kind, width, title: title[locale] })),
    rows: rows.map(({ rank, name, department, template, total, customer, mystery, internal, voices, isCapped }) => ({ rank, name, department, template: TEMPLATE[template][locale], total, customer, mystery, internal, voices, red: isCapped ? '✓' : '' })),
  }
}
