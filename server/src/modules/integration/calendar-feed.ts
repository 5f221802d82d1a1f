import { createHash, randomBytes } from 'node:crypto'
import { integration, type Input, type Locale } from '@guanjia/contract'
import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileAnswer } from '../../platform/http/route.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { entriesOfEmployee, entriesOfResident, type CalendarEntry } from './calendar-entries.ts'

const DAY_MS = 86_400_000
const AGAIN_SECONDS = 900
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export async function getCalendarFeed(ctx: Ctx): Promise<integration.CalendarFeed> {
  const row = await ctx.tx.selectFrom('calendar_feed').select(['created_at', 'read_at']).where('account_id', '=', ctx.actor.accountId).executeTakeFirst()
  return { exists: row !== undefined, createdAt: row ? iso(row.created_at) : null, readAt: row ? iso(row.read_at) : null, path: null }
}

/** The address is told once; a new one ends the one before. */
export async function actOnCalendarFeed(ctx: Ctx, { body }: Input<typeof integration.actOnCalendarFeed>): Promise<integration.CalendarFeed> {
  const accountId = ctx.actor.accountId!
  await ctx.tx.deleteFrom('calendar_feed').where('account_id', '=', accountId).execute()
  recordHappening(ctx, { siteId: null, recordType: 'calendar_feed', recordId: accountId, action: body.action })
  if (body.action === 'revoke') return { exists: false, createdAt: null, readAt: null, path: null }
  const token = randomBytes(32).toString('base64url')
  await ctx.tx.insertInto('calendar_feed').values({ organization_id: ctx.organizationId, account_id: accountId, token_hash: hashOf(token), created_at: ctx.now, read_at: null }).execute()
  return { exists: true, createdAt: iso(ctx.now), readAt: null, path: `/api/v1/calendars/${token}.ics` }
}

interface FeedRow {
  organization_id: string
  account_id: string
  name: string
  locale: Locale
  employee_id: string | null
  person_id: string | null
}

/** The calendar behind an address. Throws `not_found` for every other one. */
export async function readCalendarFeed(app: App, { params }: Input<typeof integration.readCalendarFeed>): Promise<FileAnswer> {
  const token = /^([\w-]{43})(\.ics)?$/.exec(params.token)?.[1]
  const { rows } = token === undefined ? { rows: [] } : await app.database.pool.query<FeedRow>({ name: 'calendar_feed_of', text: 'select * from calendar_feed_of($1)', values: [hashOf(token)] })
  const [feed] = rows
  if (!feed) throw new AppError('not_found', 'No such calendar')
  return runInCtx(app, { actor: Actor.system(feed.organization_id, feed.locale) }, async (ctx) => {
    await ctx.tx.updateTable('calendar_feed').set({ read_at: ctx.now }).where('account_id', '=', feed.account_id).execute()
    const entries = feed.employee_id !== null ? await entriesOfEmployee(ctx, feed.employee_id) : feed.person_id !== null ? await entriesOfResident(ctx, feed.person_id) : []
    return { name: 'guanjia.ics', contentType: 'text/calendar; charset=utf-8', body: Buffer.from(await written(ctx, feed.name, entries)), isInline: true }
  })
}

/** Instants are written in UTC, so that every program shows them in its own zone; nights are days. */
async function written(ctx: Ctx, name: string, entries: readonly CalendarEntry[]): Promise<string> {
  const { default: ical } = await import('ical-generator')
  const calendar = ical({ name: `管家 · ${name}`, prodId: { company: 'Guanjia', product: 'Guanjia' }, ttl: AGAIN_SECONDS })
  for (const { id, title, place, from, to, path } of entries) {
    const isDay = typeof from === 'string'
    const start = isDay ? new Date(`${from}T00:00:00Z`) : from
    calendar.createEvent({
      id: `${id}@guanjia`, stamp: ctx.now, start, end: isDay ? new Date(start.getTime() + DAY_MS) : (to ?? start), allDay: isDay, summary: title, location: place || null,
      url: ctx.app.config.publicUrl === undefined ? null : `${ctx.app.config.publicUrl}${path}`,
    })
  }
  return calendar.toString()
}
