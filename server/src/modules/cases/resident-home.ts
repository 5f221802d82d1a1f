import type { Input, Output, residents } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { iso } from '../../platform/time.ts'
import { ownUnitIds, unitsById } from '../archives/index.ts'
import { OWN_CASES, ownCaseIds } from './for-resident.ts'
import { joinContact } from './join-contact.ts'
import { isOpen } from './lifecycle.ts'
import { presentCase } from './present.ts'

type Home = Output<typeof residents.residentHome>
type Waiting = Home['waiting'][number]
type Asker = (ctx: Ctx, caseIds: readonly string[]) => Promise<Waiting[]>

const askers: Asker[] = []
/** Modules to the right tell what else waits for a resident on the own open cases: windows to choose, quotes to accept. */
export function residentsAlsoDecide(find: Asker): void {
  askers.push(find)
}

/** How urgently the house waits for it. */
const ORDER: readonly Waiting['kind'][] = ['choose_window', 'accept_quote', 'confirm', 'read', 'rate']
/** Afterwards nobody is asked for a rating any more. */
const RATE_WITHIN_MS = 7 * 86_400_000

/** What waits for the resident's word, the most pressing first, and the telephone of each own site. */
export async function residentHome(ctx: Ctx): Promise<Home> {
  ctx.actor.mustBeAbleTo('cases:own')
  const units = [...(await unitsById(ctx, await ownUnitIds(ctx))).values()]
  const siteIds = [...new Set(units.map((unit) => unit.siteId))]
  const sites = siteIds.length === 0 ? [] : await ctx.tx.selectFrom('site').select(['id', 'name', 'phone']).where('id', 'in', siteIds).orderBy('name').execute()
  const { rows } = await ctx.client.query<{ id: string; number: string; title: string; status: string; resolved_at: Date | null; rated: boolean; unread: number; said_at: Date | null }>({
    name: 'resident_home',
    text: `select k.id, k.number, k.title, k.status, k.resolved_at, exists (select 1 from case_rating r where r.case_id = k.id and r.cycle = k.cycle) as rated, coalesce(said.unread, 0)::int as unread, said.said_at
           from service_case k
           left join lateral (
             select count(*) as unread, max(e.at) as said_at from timeline_entry e
             where e.organization_id = k.organization_id and e.record_id = k.id and e.action in ('commented', 'feedback') and e.actor_kind <> 'resident' and e.is_visible_to_resident
               and e.recorded_at > coalesce((select r.read_until from case_reading r where r.organization_id = k.organization_id and r.case_id = k.id and r.account_id = $1), '-infinity')) said on true
           where k.id in (${OWN_CASES}) and k.duplicate_of is null
             and (k.status not in ('closed', 'cancelled', 'invalid') or k.closed_at > $3::timestamptz - interval '7 days')
           order by k.registered_at desc limit 200`,
    values: [ctx.actor.accountId, ctx.actor.personId, ctx.now],
  })
  const waiting: Waiting[] = []
  for (const row of rows) {
    const about = { caseId: row.id, number: row.number, title: row.title, until: null, count: 1 }
    const isFresh = row.resolved_at !== null && ctx.now.getTime() - row.resolved_at.getTime() < RATE_WITHIN_MS
    if (row.status === 'resolved') waiting.push({ ...about, kind: 'confirm', since: iso(row.resolved_at!) })
    else if (['confirmed', 'closed'].includes(row.status) && isFresh && !row.rated) waiting.push({ ...about, kind: 'rate', since: iso(row.resolved_at!) })
    if (row.unread > 0) waiting.push({ ...about, kind: 'read', since: iso(row.said_at!), count: row.unread })
  }
  const open = rows.filter((row) => isOpen(row.status as 'registered')).map((row) => row.id)
  for (const ask of askers) if (open.length > 0) waiting.push(...(await ask(ctx, open)))
  return { sites, waiting: waiting.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.since.localeCompare(a.since)) }
}

/** Open matters of the kind in an own unit in the last week: offered before a second report goes out. Throws `not_found`. */
export async function similarOwnCases(ctx: Ctx, { query }: Input<typeof residents.similarOwnCases>): Promise<Output<typeof residents.similarOwnCases>> {
  if (!(await ownUnitIds(ctx)).includes(query.unitId)) throw new AppError('not_found')
  const rows = await ctx.tx
    .selectFrom('service_case')
    .select(['id', 'kind', 'title', 'registered_at', 'status'])
    .where('unit_id', '=', query.unitId)
    .where('kind', '=', query.kind)
    .where('place_kind', '=', 'unit')
    .where('status', 'in', ['registered', 'classified', 'in_progress', 'waiting', 'reopened'])
    .where('registered_at', '>', new Date(ctx.now.getTime() - 7 * 86_400_000))
    .orderBy('registered_at', 'desc')
    .limit(5)
    .execute()
  const own = new Set(rows.length === 0 ? [] : await ownCaseIds(ctx, rows.map((row) => row.id)))
  // A complaint of one member of the household is no matter of the others.
  const shown = rows.filter((row) => own.has(row.id) || JOINABLE.includes(row.kind))
  return { items: shown.map((row) => ({ id: row.id, kind: row.kind, title: own.has(row.id) ? row.title : null, registeredAt: iso(row.registered_at), isOwn: own.has(row.id) })) }
}

/** Matters of the home itself: whoever lives there has the same. */
const JOINABLE: readonly string[] = ['repair', 'assistance', 'paid_service']

/**
 * Joins what the household has reported already: the words land on the case, and from then on both are told of each step (CMP-057).
 * A retry under the same id joins once. Throws `not_found`, `action_not_allowed`.
 */
export async function joinCase(ctx: Ctx, { params, body }: Input<typeof residents.joinCase>): Promise<Output<typeof residents.joinCase>> {
  ctx.actor.mustBeAbleTo('cases:own')
  const row = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  const isOfHome = row !== undefined && row.unit_id !== null && row.place_kind === 'unit' && (await ownUnitIds(ctx)).includes(row.unit_id)
  if (!row || !isOfHome) throw new AppError('not_found')
  const isOwn = (await ownCaseIds(ctx, [row.id])).length > 0
  if (!isOwn && !JOINABLE.includes(row.kind)) throw new AppError('not_found')
  const id = body.id ?? newId()
  const inserted = await ctx.tx
    .insertInto('contact')
    .values({
      organization_id: ctx.organizationId, id, site_id: row.site_id, channel: 'resident_app', at: ctx.now, arrived_at: null, taken_by: row.owner_id, person_id: ctx.actor.personId, unit_id: row.unit_id, phone: '', words: body.words, outcome: 'joined_case',
      case_id: row.id, category_id: null, answer: '',
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) return presentCase(ctx, row)
  const joined = await joinContact(ctx, row.site_id, row.id, body.words, ctx.actor.personId, body.fileIds)
  await attachFiles(ctx, { type: 'case', id: row.id }, body.fileIds)
  return joined
}
