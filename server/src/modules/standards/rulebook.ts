import { rulebook, standards, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { filesFollow, filesOfRecords } from '../../platform/files/files.ts'
import { readTimeline } from '../../platform/records/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { homeZone, timeZoneOf } from '../organization/index.ts'
import { postRolesOf } from '../people/index.ts'
import { promiseOf } from '../sla/index.ts'
import { STATES } from './lifecycle.ts'
import { readBy, versionsOf, type VersionRow } from './library.ts'
import { forceOn, isMeantFor } from './rulebook-rules.ts'
import { takenStandards, type Taken } from './sheet-standards.ts'
import type { ServiceStandardTable } from './tables.ts'

export type RuleRow = Omit<Selectable<ServiceStandardTable>, 'kind' | 'scene'> & { kind: rulebook.RuleSummary['kind']; scene: null }
const isRule = (row: Selectable<ServiceStandardTable> | undefined): row is Selectable<ServiceStandardTable> & RuleRow => row !== undefined && row.scene === null

export const itemsIn = (row: Pick<VersionRow, 'items'>): rulebook.RuleItem[] => row.items as rulebook.RuleItem[]

/** A document of one site is for who may read there; one of the organisation for everybody of the staff. */
function maySeeRule(ctx: Ctx, row: Pick<RuleRow, 'site_id'>): boolean {
  return row.site_id === null ? ctx.actor.can('standards:read') : ctx.actor.can('standards:read', row.site_id)
}

/** Writing for one site needs the right there; writing for all needs it everywhere. Throws `not_found`, `not_permitted`. */
export function mustWriteRule(ctx: Ctx, row: Pick<RuleRow, 'site_id'>): void {
  if (row.site_id !== null) ctx.actor.mustSee('standards:write', row.site_id)
  else if (ctx.actor.sitesFor('standards:write') !== 'all') throw new AppError('not_permitted', 'A document for all sites is written by head office')
}
const mayWrite = (ctx: Ctx, row: Pick<RuleRow, 'site_id'>): boolean => (row.site_id === null ? ctx.actor.sitesFor('standards:write') === 'all' : ctx.actor.can('standards:write', row.site_id))

/** The zone of the site of a document; for those of the whole organisation that of its first site, whoever looks. */
export async function zoneFor(ctx: Ctx, siteId: string | null): Promise<string> {
  if (siteId !== null) return timeZoneOf(ctx, siteId)
  return (await ctx.tx.selectFrom('site').select('time_zone').orderBy('code').limit(1).executeTakeFirst())?.time_zone ?? homeZone(ctx)
}

/** The calendar day there. */
export const todayFor = async (ctx: Ctx, siteId: string | null): Promise<string> => dayIn(await zoneFor(ctx, siteId), ctx.now)

/** Who asks, as far as documents are meant for somebody. */
async function reader(ctx: Ctx): Promise<{ postRoles: string[]; positionId: string | null } | null> {
  if (ctx.actor.employeeId === null) return null
  const row = await ctx.tx.selectFrom('employee').select('position_id').where('id', '=', ctx.actor.employeeId).executeTakeFirst()
  return { postRoles: await postRolesOf(ctx, ctx.actor.employeeId, null), positionId: row?.position_id ?? null }
}

interface Around {
  today: string
  positions: Map<string, string>
  sites: Map<string, string>
  requirements: Map<string, string>
  read: Set<string>
  who: Awaited<ReturnType<typeof reader>>
}
async function around(ctx: Ctx): Promise<Around> {
  const named = async (table: 'job_position' | 'site' | 'document_requirement'): Promise<Map<string, string>> => new Map((await ctx.tx.selectFrom(table).select(['id', 'name']).execute()).map(({ id, name }) => [id, name]))
  return { today: await todayFor(ctx, null), positions: await named('job_position'), sites: await named('site'), requirements: await named('document_requirement'), read: await readBy(ctx), who: await reader(ctx) }
}
const refIn = (names: Map<string, string>, id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' })

function summaryOf(row: RuleRow, versions: readonly VersionRow[], with_: Around): rulebook.RuleSummary {
  const current = versions.find(({ number }) => number === row.current_version)
  const isForMe = current !== undefined && with_.who !== null && isMeantFor(row, with_.who)
  return {
    id: row.id, code: row.code, name: row.name, kind: row.kind, audience: row.audience, post: row.post, position: refIn(with_.positions, row.position_id), site: refIn(with_.sites, row.site_id), requirement: refIn(with_.requirements, row.requirement_id), state: row.state,
    needsSignature: row.needs_signature, currentVersion: row.current_version, effectiveOn: current?.effective_on ?? null, expiresOn: current?.expires_on ?? null, readBy: current?.read_by ?? null, force: current ? forceOn(current, with_.today) : null,
    hasDraft: versions.some(({ published_at }) => published_at === null), isRead: isForMe ? with_.read.has(`${row.id} ${row.current_version}`) : null, version: row.version, updatedAt: iso(row.updated_at),
  }
}

/** Documents by kind, audience, post and site; without a state those in use and drafts. `unread`: what the asker has still to confirm. */
export async function listRules(ctx: Ctx, { query }: Input<typeof rulebook.listRules>): Promise<Output<typeof rulebook.listRules>> {
  const { kind, audience, state, force, positionId, siteId, unread, q } = query.filter
  let select = ctx.tx.selectFrom('service_standard').selectAll().where('scene', 'is', null)
  if (kind?.length) select = select.where('kind', 'in', kind)
  if (audience?.length) select = select.where('audience', 'in', audience)
  if (state?.length) select = select.where('state', 'in', state)
  else select = select.where('state', '<>', 'withdrawn')
  if (positionId) select = select.where('position_id', '=', positionId)
  if (siteId) select = select.where((e) => e.or([e('site_id', 'is', null), e('site_id', '=', siteId)]))
  const rows = (await select.orderBy('code').execute()).filter(isRule).filter((row) => maySeeRule(ctx, row) && (row.state !== 'draft' || mayWrite(ctx, row)))
  const versions = await versionsOf(ctx, rows.map(({ id }) => id))
  const with_ = await around(ctx)
  const wanted = q?.trim().toLowerCase() ?? ''
  const holds = (row: RuleRow): boolean => [row.name, row.code, ...(versions.get(row.id) ?? []).flatMap((one) => [one.body, ...itemsIn(one).map(({ text }) => text)])].some((words) => words.toLowerCase().includes(wanted))
  return {
    items: rows
      .filter((row) => wanted === '' || holds(row))
      .map((row) => summaryOf(row, versions.get(row.id) ?? [], with_))
      .filter((one) => !force?.length || (one.force !== null && force.includes(one.force)))
      .filter((one) => unread === undefined || (one.state === 'published' && one.isRead === !unread)),
  }
}

export async function loadRule(ctx: Ctx, id: string, options: { lock?: true } = {}): Promise<RuleRow> {
  const select = ctx.tx.selectFrom('service_standard').selectAll().where('id', '=', id)
  const row = await (options.lock ? select.forUpdate() : select).executeTakeFirst()
  if (!isRule(row) || !maySeeRule(ctx, row)) throw new AppError('not_found')
  return row
}

export async function getRule(ctx: Ctx, { params }: Input<typeof rulebook.getRule>): Promise<rulebook.Rule> {
  const row = await loadRule(ctx, params.id)
  if (row.state === 'draft' && !mayWrite(ctx, row)) throw new AppError('not_found')
  return presentRule(ctx, row)
}

export async function presentRule(ctx: Ctx, row: RuleRow): Promise<rulebook.Rule> {
  const versions = (await versionsOf(ctx, [row.id])).get(row.id) ?? []
  const with_ = await around(ctx)
  const files = await filesOfRecords(ctx, versions.map(({ id }) => id))
  const bare = (one: VersionRow) => ({ number: one.number, effectiveOn: one.effective_on, expiresOn: one.expires_on, readBy: one.read_by, reason: one.reason, publishedAt: iso(one.published_at), publishedBy: one.published_by })
  const full = async (one: VersionRow): Promise<NonNullable<rulebook.Rule['current']>> => {
    const items: NonNullable<rulebook.Rule['current']>['items'] = []
    for (const item of itemsIn(one)) items.push({ ...item, promised: item.promise === null ? null : await promiseOf(ctx, item.promise.policy, item.promise.metric) })
    return { ...bare(one), items, standards: await takenStandards(ctx, one.standards as Taken[]), body: one.body, files: (files.get(one.id) ?? []).map(({ file }) => file) }
  }
  const current = versions.find(({ number }) => number === row.current_version)
  const draft = versions.find(({ published_at }) => published_at === null)
  const writes = mayWrite(ctx, row)
  const own = ctx.actor.employeeId === null || row.current_version === null ? undefined : await ctx.tx.selectFrom('standard_reading').select('read_at').where('standard_id', '=', row.id).where('number', '=', row.current_version).where('employee_id', '=', ctx.actor.employeeId).executeTakeFirst()
  return {
    ...summaryOf(row, versions, with_), current: current ? await full(current) : null, draft: draft && writes ? await full(draft) : null, versions: versions.filter(({ published_at }) => published_at !== null).map(bare).toReversed(), readAt: own ? iso(own.read_at) : null,
    allowedActions: writes ? standards.STANDARD_ACTIONS.filter((action) => STATES[action].includes(row.state) && (action !== 'publish' || draft !== undefined)) : [],
  }
}

export async function ruleTimeline(ctx: Ctx, { params }: Input<typeof rulebook.ruleTimeline>): Promise<Output<typeof rulebook.ruleTimeline>> {
  const row = await loadRule(ctx, params.id)
  if (!mayWrite(ctx, row)) throw new AppError('not_found')
  return { items: await readTimeline(ctx, params.id) }
}

/** Files of a version: for who may see the document; residents those of rules that are for them. */
export function letFilesFollowRules(maySeeAsResident: (ctx: Ctx, standardId: string) => Promise<boolean>): void {
  filesFollow('standard_version', async (ctx, versionId) => {
    const version = await ctx.tx.selectFrom('standard_version').select(['standard_id', 'published_at']).where('id', '=', versionId).executeTakeFirst()
    if (!version) return false
    if (ctx.actor.kind === 'resident') return version.published_at !== null && maySeeAsResident(ctx, version.standard_id)
    const row = await ctx.tx.selectFrom('service_standard').selectAll().where('id', '=', version.standard_id).executeTakeFirst()
    return isRule(row) && maySeeRule(ctx, row) && (version.published_at !== null || mayWrite(ctx, row))
  })
}
