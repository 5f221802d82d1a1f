import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { holidayYears } from './built-calendars.ts'
import type { CalendarDefinition } from './calendar-definition.ts'
import { newVersionOf } from './calendars.ts'
import { PUBLISHED_YEARS } from './holidays.ts'

/**
 * Brings calendars that follow the statutory holidays up to what has been published since their version was made: a new version of each,
 * written by the system, and what is due in a year that was provisional is computed anew. To be called at every start; doing it twice, or in
 * several processes at once, makes one version. Returns how many calendars got one.
 */
export async function takeInPublishedHolidays(app: App, now = new Date()): Promise<number> {
  const { rows } = await app.database.pool.query<{ id: string }>('select all_organizations() as id')
  let count = 0
  for (const { id } of rows) count += await runInCtx(app, { actor: Actor.system(id), now }, takeIn)
  return count
}

/** Told which calendars have other holidays now; recalculating what was promised on them lies with whoever can. */
type OnNewHolidays = (ctx: Ctx, calendarIds: readonly string[]) => Promise<void>
let onNewHolidays: OnNewHolidays = async () => undefined
export function whenHolidaysArePublished(then: OnNewHolidays): void {
  onNewHolidays = then
}

async function takeIn(ctx: Ctx): Promise<number> {
  const behind = (await followers(ctx)).filter(({ complete }) => lacksPublishedYear(ctx, complete))
  if (behind.length === 0) return 0
  // Two processes that start together: the second finds nothing left to do.
  await ctx.tx.selectFrom('sla_calendar').select('id').where('id', 'in', behind.map((row) => row.id)).orderBy('id').forUpdate().execute()
  const still = (await followers(ctx)).filter(({ complete }) => lacksPublishedYear(ctx, complete))
  for (const row of still) {
    await newVersionOf(ctx, row, row.definition)
    const changes = [{ field: 'years', from: publishedIn(row.complete), to: PUBLISHED_YEARS.filter((year) => holidayYears(ctx.now).includes(year)) }]
    recordHappening(ctx, { siteId: row.site_id, recordType: 'calendar', recordId: row.id, action: 'changed', changes })
    announceChange(ctx, { recordType: 'calendar', recordId: row.id, siteId: row.site_id, action: 'changed' })
  }
  if (still.length > 0) await onNewHolidays(ctx, still.map((row) => row.id))
  return still.length
}

function followers(ctx: Ctx) {
  return ctx.tx
    .selectFrom('sla_calendar as c')
    .innerJoin('sla_calendar_version as v', (join) =>
      join.onRef('v.organization_id', '=', 'c.organization_id').onRef('v.calendar_id', '=', 'c.id').onRef('v.version', '=', 'c.version'),
    )
    .select(['c.id', 'c.site_id', 'c.name', 'c.version', 'v.definition', 'v.complete'])
    .where((e) => e.cast<boolean>(e.ref('v.complete', '->>').key('followsHolidays'), 'boolean'), '=', true)
    .execute()
}

const publishedIn = ({ years }: CalendarDefinition): number[] =>
  Object.entries(years).filter(([, status]) => status === 'published').map(([year]) => Number(year))

function lacksPublishedYear(ctx: Ctx, complete: CalendarDefinition): boolean {
  const known = publishedIn(complete)
  return holidayYears(ctx.now).some((year) => PUBLISHED_YEARS.includes(year) && !known.includes(year))
}
