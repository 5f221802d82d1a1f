import type { Input, Output, privacy } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { recordAccess } from '../../platform/personal-data/index.ts'
import { idNumberOf, mustSeePerson, personsById, unitsOfPerson } from '../archives/index.ts'
import { mustHaveProved } from '../people/index.ts'
import { readSettings } from './settings.ts'
import { mustHaveSigned } from './undertakings.ts'

/**
 * A covered field in full: an act with a purpose and a reason, by who may and has promised to keep it (PRV-002, PRV-003, PRV-007).
 * The line of the access log is written in the transaction that reads the number. Throws `not_permitted`, `privacy.undertaking_needed`,
 * and `sign_in.proof_needed` for an ID number when the last proof of who sits there is too old.
 */
export async function revealField(ctx: Ctx, { params, body }: Input<typeof privacy.revealField>): Promise<Output<typeof privacy.revealField>> {
  const { siteIds } = await mustSeePerson(ctx, params.id)
  const needed = body.field === 'id_number' ? ('personal_data:unmask' as const) : ('archives:read' as const)
  const siteId = siteIds.find((id) => ctx.actor.can(needed, id))
  if (siteId === undefined) throw new AppError('not_permitted', `${needed} is needed`)
  await mustHaveSigned(ctx)
  if (body.field === 'id_number') await mustHaveProved(ctx, (await readSettings(ctx)).proofMinutes)
  const number = body.field === 'id_number' ? await idNumberOf(ctx, params.id) : null
  const values = body.field === 'id_number' ? (number === null ? [] : [number]) : ((await personsById(ctx, [params.id])).get(params.id)?.phones ?? [])
  if (values.length === 0) throw new AppError('not_found', 'Nothing is kept there')
  const units = await unitsOfPerson(ctx, params.id)
  const accessId = recordAccess(ctx, {
    act: 'unmask', siteId, subject: { personId: params.id, unitId: units.find((unit) => unit.siteId === siteId)?.id ?? null }, classes: [body.field === 'id_number' ? 'id_number' : 'phone'], purpose: body.purpose, reason: body.reason,
  })
  return { values, accessId }
}
