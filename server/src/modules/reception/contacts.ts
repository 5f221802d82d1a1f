import { reception, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { beginning } from '../../platform/text/index.ts'
import { createContact } from '../cases/index.ts'
import { setDone } from './act.ts'
import { applyChange, employeeOf, lockVisit } from './change.ts'
import { ASK_NEED } from './flow.ts'
import { presentDetail } from './present.ts'

/**
 * What the visitor came for, taken through `cases`: a new case, a word on an open one, or an answer at once. It is linked to the visit,
 * counts from the arrival, and is the visit's need where none was written down. Throws `action_not_allowed` unless the visitor is being served.
 */
export async function recordContact(ctx: Ctx, { params, body }: Input<typeof reception.recordContact>): Promise<Output<typeof reception.recordContact>> {
  const row = await lockVisit(ctx, params.id)
  const id = body.id ?? newId()
  const known = await ctx.tx.selectFrom('contact').select('id').where('id', '=', id).executeTakeFirst()
  if (known) throw wrongField('already_exists', '/id', 'this contact was taken before')
  if (row.status !== 'serving') throw new AppError('action_not_allowed', `The visitor is ${row.status}`, undefined, { allowedActions: [] })
  const who = { personId: body.personId ?? row.person_id, unitId: body.unitId ?? row.unit_id, phone: body.phone || row.phone }
  const taken = await createContact(ctx, { params: {}, query: {}, body: { ...body, ...who, id, siteId: row.site_id, channel: 'visit', arrivedAt: row.arrived_at.toISOString() } })
  ctx.later('visit_link', { organization_id: ctx.organizationId, id: newId(), visit_id: row.id, case_id: taken.case?.id ?? null, contact_id: id, kind: 'contact', at: ctx.now })
  await ctx.flush()
  await setDone(ctx, row, [ASK_NEED], employeeOf(ctx))
  const categoryId = body.outcome.kind === 'settled' ? body.outcome.categoryId : body.outcome.kind === 'opened_case' ? body.outcome.case.categoryId : null
  const isComplaint = taken.case?.kind === 'complaint'
  await applyChange(
    ctx, row,
    {
      person_id: who.personId, unit_id: who.unitId, phone: who.phone, need: row.need || beginning(body.words, 500), category_id: row.category_id ?? categoryId,
      ...(isComplaint ? { complaint_at: row.complaint_at ?? ctx.now } : {}),
    },
    'contact', taken.case?.number ?? beginning(body.words, 200),
  )
  return { ...taken, visit: await presentDetail(ctx, row.id) }
}
