import type { Ctx } from '../ctx.ts'
import { wallTimeIn } from '../time.ts'

const WORDS = { 'zh-CN': '导出', 'zh-TW': '匯出', en: 'Exported by' } as const

/** Who carries something out of the house, when, from where: stands on every export. Null where the organisation does not want it (PRV-002). */
export async function watermarkOf(ctx: Ctx, timeZone = 'Asia/Shanghai'): Promise<string | null> {
  const { rows } = await ctx.client.query<{ name: string; login: string | null; marks: boolean }>({
    name: 'watermark',
    text: `select o.name, (select login from account a where a.organization_id = o.id and a.id = $1) as login, coalesce((select marks_exports from privacy_settings s where s.organization_id = o.id), true) as marks from organization o`,
    values: [ctx.actor.accountId],
  })
  const found = rows[0]
  if (!found?.marks) return null
  return [`${WORDS[ctx.locale]} ${ctx.actor.name}${found.login === null ? '' : ` …${found.login.slice(-4)}`}`, wallTimeIn(timeZone, ctx.now), found.name].join(' · ')
}
