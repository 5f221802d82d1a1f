import { errands, type sla } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { possibleActions } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { personsById, unitsById } from '../archives/index.ts'
import { versionTitle } from '../knowledge/index.ts'
import { employeeNames } from '../people/index.ts'
import { briefsOf, clocksOf, mostPressing } from '../sla/index.ts'
import { LIFECYCLE, missingPapers, type CheckedPaper } from './lifecycle.ts'
import type { ApplicationTable } from './tables.ts'

export type ApplicationRow = Selectable<ApplicationTable>

export function papersOf(row: Pick<ApplicationRow, 'papers'>): CheckedPaper[] {
  return row.papers as CheckedPaper[]
}

/** Rows of a list with the names that they show. */
export async function presentApplications(ctx: Ctx, rows: readonly ApplicationRow[]): Promise<errands.ApplicationSummary[]> {
  const [units, persons, owners, clocks] = [
    await unitsById(ctx, rows.map((row) => row.unit_id)),
    await personsById(ctx, rows.map((row) => row.person_id)),
    await employeeNames(ctx, rows.map((row) => row.owner_id)),
    await briefsOf(ctx, rows.map((row) => row.id)),
  ]
  return rows.map((row) => summary(row, { unit: units.get(row.unit_id)!.code, person: row.person_id === null ? null : persons.get(row.person_id)!.name, owner: owners.get(row.owner_id)! }, clocks.get(row.id) ?? null))
}

function summary(row: ApplicationRow, names: { unit: string; person: string | null; owner: string }, clock: sla.ClockBrief | null): errands.ApplicationSummary {
  return {
    id: row.id, siteId: row.site_id, number: row.number, service: row.service, state: row.state, provider: row.provider, unit: { id: row.unit_id, name: names.unit }, person: row.person_id === null ? null : { id: row.person_id, name: names.person ?? '' },
    owner: { id: row.owner_id, name: names.owner }, askedAt: iso(row.asked_at), followedAt: iso(row.followed_at), missingPapers: missingPapers(papersOf(row)).length, appointmentFrom: iso(row.appointment_from), appointmentTo: iso(row.appointment_to), endedAt: iso(row.ended_at), clock, version: row.version,
  }
}

export async function presentApplication(ctx: Ctx, row: ApplicationRow): Promise<errands.Application> {
  const clocks = (await clocksOf(ctx, [row.id])).get(row.id) ?? []
  const [brief] = await presentApplications(ctx, [row])
  return {
    ...brief!, clock: mostPressing(clocks), contactPhone: row.contact_phone, note: row.note, papers: papersOf(row), guide: row.article_id === null ? null : { id: row.article_id, name: await versionTitle(ctx, row.article_id, row.article_version!) }, guideVersion: row.article_version, providerNumber: row.provider_number,
    completedAt: iso(row.completed_at), submittedAt: iso(row.submitted_at), result: row.result, clocks, allowedActions: allowedApplicationActions(ctx, row),
  }
}

export function allowedApplicationActions(ctx: Ctx, row: Pick<ApplicationRow, 'state' | 'site_id'>): errands.ApplicationAction[] {
  return ctx.actor.can('cases:handle', row.site_id) ? possibleActions(LIFECYCLE, row.state) : []
}
