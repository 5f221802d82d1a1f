import type { emergency, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { createCase } from '../cases/index.ts'
import { fallingOf, openFalling } from '../complaints/index.ts'
import { mayInquire } from './inquiry.ts'
import { changeIncident, loadIncident } from './load.ts'
import { presentIncident } from './present.ts'

/**
 * Who could it have been (EMG-024): makes the case, and lists the units above with who lived there and whether they were renovated at that moment.
 * Two who ask at once ask once. Throws `not_found`, `not_permitted`, `action_not_allowed`, `already_exists`, `rule_broken` naming the field.
 */
export async function openIncidentInquiry(ctx: Ctx, { params, body }: Input<typeof emergency.openIncidentInquiry>): Promise<emergency.Incident> {
  const row = await loadIncident(ctx, params.id, true)
  ctx.actor.mustBeAbleTo('cases:handle', row.site_id)
  if (row.case_id !== null) {
    if ((await fallingOf(ctx, row.case_id))?.id === body.id) return presentIncident(ctx, row)
    throw new AppError('already_exists', 'The inquiry is open')
  }
  if (!mayInquire(ctx, row)) throw new AppError('action_not_allowed', `A ${row.kind} that is ${row.state}`)
  const place = body.place || row.place
  const words = [body.object, body.harm, row.description].filter(Boolean).join('；')
  const of = await createCase(ctx, {
    params: {}, query: {},
    body: {
      siteId: row.site_id, channel: 'referral', kind: 'report', title: '', statement: `${row.number} ${words}`, categoryId: null, unitId: null, personId: null, placeKind: 'public_area', place, urgency: 'urgent', grade: null, demand: '', expectation: '', wish: null, occurredAt: body.happenedAt, personsInvolved: '',
      majorReasons: [], contactPhone: '', promisedAt: null, fileIds: [],
    },
  })
  const { inquiry } = await openFalling(ctx, { params: { id: of.id }, query: {}, body: { ...body, place } })
  return presentIncident(ctx, await changeIncident(ctx, row, { case_id: of.id }, { action: 'inquiry_opened', note: `${inquiry!.number} · ${of.number}` }))
}
