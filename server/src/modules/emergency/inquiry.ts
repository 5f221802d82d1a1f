import type { emergency } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { fallingOf } from '../complaints/index.ts'
import type { IncidentTable } from './tables.ts'

/** Who takes cases and handles them asks; nobody was hit in a drill or in what was called off. */
export const mayInquire = (ctx: Ctx, row: IncidentTable): boolean =>
  row.kind === 'falling_object' && !row.is_drill && row.state !== 'called_off' && row.case_id === null && ctx.actor.employeeId !== null && (['emergency:work', 'cases:register', 'cases:handle'] as const).every((permission) => ctx.actor.can(permission, row.site_id))

/** What the board says of the inquiry; who was at home is said on the case only. */
export async function inquiryOf(ctx: Ctx, row: IncidentTable): Promise<emergency.Incident['inquiry']> {
  if (row.case_id === null || !ctx.actor.can('cases:read', row.site_id)) return null
  const found = await fallingOf(ctx, row.case_id)
  if (found === null) return null
  const { units, excluded, home, renovating } = found.counts
  const of = await ctx.tx.selectFrom('service_case').select('number').where('id', '=', row.case_id).executeTakeFirstOrThrow()
  return { caseId: row.case_id, caseNumber: of.number, number: found.number, status: found.status, units, excluded, home, renovating }
}
