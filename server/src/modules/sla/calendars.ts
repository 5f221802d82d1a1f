import { sla, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { holidayYears, horizonFor } from './built-calendars.ts'
import { buildCalendar, horizonAround } from './calendar-build.ts'
import type { CalendarDefinition } from './calendar-definition.ts'
import { type CalendarHours, withHolidays } from './holidays.ts'
import { rulesChanged } from './rules-in-force.ts'
import type { Weekday } from './time-zone.ts'

export type CalendarRow = {
  id: string
  site_id: string | null
  code: string
  name: string
  version: number
  updated_at: Date
  definition: sla.CalendarDefinition
  complete: CalendarDefinition
}

/** Calendars with their newest version. */
function newestCalendars(ctx: Ctx) {
  return ctx.tx
    .selectFrom('sla_calendar as c')
    .innerJoin('sla_calendar_version as v', (join) =>
      join.onRef('v.organization_id', '=', 'c.organization_id').onRef('v.calendar_id', '=', 'c.id').onRef('v.version', '=', 'c.version'),
    )
    .select(['c.id', 'c.site_id', 'c.code', 'c.name', 'c.version', 'c.updated_at', 'v.definition', 'v.complete'])
}

/** The calendars of the organisation and of the sites that the actor sees; for one site, those that hold there. */
export async function listCalendars(ctx: Ctx, { query }: Input<typeof sla.listCalendars>): Promise<Output<typeof sla.listCalendars>> {
  const { siteId } = query
  if (siteId !== undefined) {
    ctx.actor.mustSee('sla:read', siteId)
    await siteById(ctx, siteId)
  }
  const scope = ctx.actor.sitesFor('sla:read')
  const isVisible = (row: CalendarRow) => row.site_id === null || scope === 'all' || scope.includes(row.site_id)
  const rows = (await newestCalendars(ctx).orderBy('c.code').orderBy('c.id').execute()).filter(isVisible)
  const isReplaced = (row: CalendarRow) => rows.some((other) => other.code === row.code && other.site_id === siteId)
  const holds = (row: CalendarRow) => row.site_id === siteId || (row.site_id === null && !isReplaced(row))
  return { items: rows.filter((row) => siteId === undefined || holds(row)).map((row) => present(ctx, row)) }
}

export async function getCalendar(ctx: Ctx, { params }: Input<typeof sla.getCalendar>): Promise<sla.Calendar> {
  return present(ctx, await visibleCalendar(ctx, params.id))
}

/** Throws `not_found` also for a calendar of a site outside the actor's scope. */
export async function visibleCalendar(ctx: Ctx, id: string): Promise<CalendarRow> {
  const row = await newestCalendars(ctx).where('c.id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such calendar')
  if (row.site_id !== null) ctx.actor.mustSee('sla:read', row.site_id)
  return row
}

/** What holds for the whole organisation is changed only by someone who may do so at all its sites. */
function mustManage(ctx: Ctx, siteId: string | null): void {
  if (siteId !== null) ctx.actor.mustSee('sla:manage', siteId)
  else if (ctx.actor.sitesFor('sla:manage') !== 'all')
    throw new AppError('not_permitted', 'The calendars of the whole organisation are changed by those who manage all its sites')
}

/** Throws `already_exists`, and the refusals of a calendar on which no clock could run, each naming its field. */
export async function createCalendar(ctx: Ctx, { body }: Input<typeof sla.createCalendar>): Promise<sla.Calendar> {
  const { code, name, siteId, definition } = body
  mustManage(ctx, siteId)
  if (siteId !== null) await siteById(ctx, siteId)
  const complete = completed(ctx, definition)
  const id = newId()
  const made = await ctx.tx
    .insertInto('sla_calendar')
    .values({ organization_id: ctx.organizationId, id, site_id: siteId, code, name, version: 1, updated_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/code', code)
  addVersion(ctx, id, 1, definition, complete)
  recordHappening(ctx, { siteId, recordType: 'calendar', recordId: id, action: 'created' })
  announceChange(ctx, { recordType: 'calendar', recordId: id, siteId, action: 'created' })
  return present(ctx, { id, site_id: siteId, code, name, version: 1, updated_at: ctx.now, definition, complete })
}

/** Makes a new version, with the holidays that are published by now; running clocks keep theirs. */
export async function changeCalendar(ctx: Ctx, { params, body }: Input<typeof sla.changeCalendar>): Promise<sla.Calendar> {
  const locked = await ctx.tx.selectFrom('sla_calendar').select('site_id').where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!locked) throw new AppError('not_found', 'No such calendar')
  mustManage(ctx, locked.site_id)
  const before = await visibleCalendar(ctx, params.id)
  await mustBeCurrent(before.version, body.version, async () => present(ctx, before))
  const { name = before.name, definition = before.definition } = body
  const { version, complete } = await newVersionOf(ctx, before, definition, name)
  const changes = changesBetween({ name: before.name, definition: before.definition }, { name, definition })
  recordHappening(ctx, { siteId: before.site_id, recordType: 'calendar', recordId: params.id, action: 'changed', changes })
  announceChange(ctx, { recordType: 'calendar', recordId: params.id, siteId: before.site_id, action: 'changed' })
  return present(ctx, { ...before, name, version, definition, complete, updated_at: ctx.now })
}

/** Makes the next version of a locked calendar with the holidays that are published by now; throws what is wrong with it. */
export async function newVersionOf(
  ctx: Ctx, { id, name: oldName, version: old }: Pick<CalendarRow, 'id' | 'name' | 'version'>, definition: sla.CalendarDefinition, name = oldName,
): Promise<{ version: number; complete: CalendarDefinition }> {
  const version = old + 1
  const complete = completed(ctx, definition)
  await ctx.tx.updateTable('sla_calendar').set({ name, version, updated_at: ctx.now }).where('id', '=', id).execute()
  addVersion(ctx, id, version, definition, complete)
  return { version, complete }
}

function addVersion(ctx: Ctx, calendarId: string, version: number, definition: sla.CalendarDefinition, complete: CalendarDefinition): void {
  const { organizationId: organization_id, now: created_at } = ctx
  ctx.later('sla_calendar_version', { organization_id, id: newId(), calendar_id: calendarId, version, definition, complete, created_at })
  rulesChanged(ctx)
}

/** The contract says the weekday as a number from 1 to 7. */
const hoursOf = ({ follows, ...hours }: sla.CalendarDefinition): CalendarHours => (follows === undefined ? hours : { ...hours, follows: follows as Weekday })

/** What people wrote with the published holidays, proven to be a calendar by laying it out. */
export function completed(ctx: Ctx, definition: sla.CalendarDefinition): CalendarDefinition {
  const complete = withHolidays(hoursOf(definition), holidayYears(ctx.now))
  try {
    buildCalendar(complete, horizonFor(ctx.now))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // Make-up days ask for the hours of a weekday; where no weekday has any, that is what is wrong.
    if (error.errors?.every(({ pointer }) => pointer === '/follows'))
      throw wrongField('calendar.no_working_time', '/definition/weekly', 'no weekday has working time')
    const errors = error.errors?.map(({ pointer, message }) => ({ pointer: `/definition${pointer}`, message }))
    throw new AppError(error.code, error.message, errors)
  }
  return complete
}

function present(ctx: Ctx, row: CalendarRow): sla.Calendar {
  const { firstYear, lastYear } = horizonAround(ctx.now.getUTCFullYear())
  const years = Object.entries(row.complete.years).map(([year, status]) => ({ year: Number(year), status }))
  return {
    id: row.id, code: row.code, name: row.name, siteId: row.site_id, version: row.version,
    definition: row.definition, updatedAt: iso(row.updated_at),
    years: years.filter(({ year }) => year >= firstYear && year <= lastYear).sort((a, b) => a.year - b.year),
  }
}

/** All versions of a calendar, newest first, with who made each and how many open clocks still run on it. */
export async function listCalendarVersions(ctx: Ctx, { params }: Input<typeof sla.listCalendarVersions>): Promise<Output<typeof sla.listCalendarVersions>> {
  const { id } = await visibleCalendar(ctx, params.id)
  const versions = await ctx.tx
    .selectFrom('sla_calendar_version as v')
    .select(['v.id', 'v.version', 'v.created_at', 'v.definition'])
    .where('v.calendar_id', '=', id)
    .orderBy('v.version', 'desc')
    .execute()
  const { rows: open } = await ctx.client.query<{ calendar_version: string; clocks: number }>(
    `select calendar_version, count(*)::int as clocks from sla_clock
     where organization_id = $1 and state in ('running', 'paused') and calendar_version = any ($2) group by 1`,
    [ctx.organizationId, versions.map((version) => version.id)],
  )
  const makers = await makersOf(ctx, 'calendar', id)
  const clocks = new Map(open.map((row) => [row.calendar_version, row.clocks]))
  return {
    items: versions.map((version) => ({
      version: version.version, createdAt: iso(version.created_at), createdBy: makers.get(version.created_at.getTime()) ?? null,
      definition: version.definition, openClocks: clocks.get(version.id) ?? 0,
    })),
  }
}

/** Who made the versions of a record, by the moment of making, as its timeline tells. */
export async function makersOf(ctx: Ctx, recordType: string, recordId: string): Promise<Map<number, string>> {
  const entries = await ctx.tx
    .selectFrom('timeline_entry')
    .select(['recorded_at', 'actor_name'])
    .where('record_type', '=', recordType)
    .where('record_id', '=', recordId)
    .execute()
  return new Map(entries.map((entry) => [entry.recorded_at.getTime(), entry.actor_name]))
}
