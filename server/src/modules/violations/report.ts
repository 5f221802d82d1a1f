import type { violations, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, passOnFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { dayNumber, effectiveTime, nextNumber } from '../../platform/records/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { unitsById } from '../archives/index.ts'
import type { Opened, OpenedWay } from '../inspections/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { addRow, mustBeAbleToAdd, presentOne } from '../registers/index.ts'
import { watchReport } from './clocks.ts'
import { violationReported } from './events.ts'
import { tellOf } from './messages.ts'
import { VIOLATIONS } from './register.ts'
import type { ViolationRow } from './tables.ts'

/** `WZ-20261130-0001`, by the site's day. */
export async function numberOf(ctx: Ctx, siteId: string, prefix: string): Promise<string> {
  const day = dayIn(await timeZoneOf(ctx, siteId), ctx.now)
  return dayNumber(prefix, day, await nextNumber(ctx, siteId, `violation-${prefix}-${day}`))
}

/** A unit of the site, whoever names it: a guard knows the door and not the archives. Throws `not_found` naming the field. */
export async function mustBeUnitAt(ctx: Ctx, siteId: string, unitId: string | null): Promise<void> {
  if (unitId !== null && (await unitsById(ctx, [unitId])).get(unitId)?.siteId !== siteId) throw wrongField('not_found', '/unitId', 'not at this site')
}

type Wanted = Pick<ViolationRow, 'id' | 'site_id' | 'source' | 'unit_id' | 'place' | 'description' | 'found_at' | 'found_by'> & Partial<Pick<ViolationRow, 'party' | 'reporter_name' | 'reporter_contact' | 'finding_id'>>

async function make(ctx: Ctx, { id, site_id: siteId, ...facts }: Wanted): Promise<ViolationRow> {
  const { row } = await addRow(ctx, VIOLATIONS, siteId, id, { number: await numberOf(ctx, siteId, 'WZ'), state: 'reported', ...facts }, 'reported')
  await watchReport(ctx, row, { isNew: true })
  ctx.publish(violationReported, { violationId: row.id, siteId, at: iso(row.found_at), source: row.source, unitId: row.unit_id })
  await tellOf(ctx, row, 'reported')
  return row
}

type Listed = Pick<ViolationRow, 'foreign_number' | 'state' | 'source' | 'description' | 'place' | 'party' | 'degree' | 'outcome'> & { unitId: string | null; typeId: string | null; ownerId: string | null; foundAt: Date; closedAt: Date | null; saidState: string }

/** One of a list of an office's own, as far as it is there: nobody is told, and its clock of the past calls nobody. */
export async function fromList(ctx: Ctx, siteId: string, { unitId, typeId, ownerId, foundAt, closedAt, saidState, ...facts }: Listed): Promise<ViolationRow> {
  const { row } = await addRow(ctx, VIOLATIONS, siteId, undefined, {
    number: await numberOf(ctx, siteId, 'WZ'), ...facts, unit_id: unitId, type_id: typeId, owner_id: ownerId, found_at: foundAt, found_by: null, verified_at: typeId === null ? null : foundAt, closed_at: closedAt,
  }, { action: 'imported', note: [facts.foreign_number, saidState].filter(Boolean).join(' '), toStatus: facts.state })
  await watchReport(ctx, row, { isNew: true, silent: true })
  return row
}

/** A finding of an inspection becomes a violation (INS-005), with its words, its place and its pictures. */
export async function openFromFinding(ctx: Ctx, finding: Parameters<OpenedWay['open']>[1]): Promise<Opened> {
  const row = await make(ctx, { id: newId(), site_id: finding.site_id, source: finding.round === 'renovation' ? 'renovation_check' : 'patrol', unit_id: finding.unitId, place: finding.place.slice(0, 200) || finding.description.slice(0, 200), description: finding.description, found_at: finding.found_at, found_by: finding.found_by, finding_id: finding.id })
  await passOnFiles(ctx, { type: 'violation', id: row.id }, finding.photoIds, 'evidence')
  return { recordType: 'violation', recordId: row.id, no: row.number }
}

/** A colleague reports what they saw, or what somebody told the house (VIO-001). A retry with the id of the first try gets what that made. */
export async function reportViolation(ctx: Ctx, { body }: Input<typeof violations.reportViolation>): Promise<violations.Violation> {
  await mustBeAbleToAdd(ctx, VIOLATIONS, body.siteId)
  const id = body.id ?? newId()
  // Of two phones, or two clicks, that send the same report, the second waits and finds it.
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`violation:${id}`])
  const known = await ctx.tx.selectFrom('violation').selectAll().where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.site_id !== body.siteId || known.found_by !== ctx.actor.employeeId) throw wrongField('already_exists', '/id', 'a violation with this id exists')
    return presentOne(ctx, VIOLATIONS, known)
  }
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague reports')
  await mustBeUnitAt(ctx, body.siteId, body.unitId)
  if (body.place === '' && body.unitId === null) throw wrongField('rule_broken', '/place', 'say where')
  const place = body.place || ((await unitsById(ctx, [body.unitId])).get(body.unitId!)?.code ?? '')
  const row = await make(ctx, {
    id, site_id: body.siteId, source: body.source, unit_id: body.unitId, place, party: body.party, description: body.description, reporter_name: body.reporterName, reporter_contact: body.reporterContact, found_at: effectiveTime(body.at, ctx.now, new Date(0)), found_by: ctx.actor.employeeId,
  })
  await attachFiles(ctx, { type: 'violation', id }, body.photoIds, 'evidence', '/photoIds')
  return presentOne(ctx, VIOLATIONS, row)
}
