import { randomBytes } from 'node:crypto'
import type { Ref } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { hire } from './employees.ts'

const NAMES = { 'zh-CN': '历史数据', 'zh-TW': '歷史資料', en: 'Imported history' }

/** In whose name imported records of a site stand where the file names nobody whom we know; null before the first import. */
export async function findColleagueOfThePast(ctx: Ctx, siteId: string): Promise<Ref | null> {
  const row = await ctx.tx
    .selectFrom('employee')
    .innerJoin(
      'account',
      (join) => join.onRef('account.organization_id', '=', 'employee.organization_id').onRef('account.id', '=', 'employee.account_id'),
    )
    .select(['employee.id', 'employee.name'])
    .where('account.login', '=', loginOf(siteId))
    .executeTakeFirst()
  return row ?? null
}

/**
 * The same, made when it is missing: no roles, inactive, with an account that nobody can sign in to.
 * The caller keeps other imports of the site away.
 */
export async function colleagueOfThePast(ctx: Ctx, siteId: string): Promise<Ref> {
  const known = await findColleagueOfThePast(ctx, siteId)
  if (known) return known
  const name = NAMES[ctx.locale]
  const { employeeId, accountId } = await hire(ctx, {
    login: loginOf(siteId), password: randomBytes(32).toString('base64url'), name, position: '', departmentId: null, skills: [],
    isOnShift: false, roles: [],
  })
  await ctx.tx.updateTable('account').set({ is_active: false }).where('id', '=', accountId).execute()
  await ctx.tx.updateTable('employee').set({ is_active: false }).where('id', '=', employeeId).execute()
  return { id: employeeId, name }
}

function loginOf(siteId: string): string {
  return `history-of-${siteId}`
}
