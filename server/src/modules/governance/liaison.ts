import { governance, type Input, type Output } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { changesBetween, countUpTo, likeText, mustBeCurrent, pageOf, readCursor, readTimeline, recordHappening } from '../../platform/records/index.ts'
import { iso, wallTimeIn } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { accountOfEmployee, employeeNames, rolesAt } from '../people/index.ts'
import { briefsOf, byStaff, syncClocks, type Subject, type SubjectState } from '../sla/index.ts'
import type { LiaisonTable } from './tables.ts'

type Row = Selectable<LiaisonTable>
type Query = Input<typeof governance.listLiaisons>['query']
type Select = SelectQueryBuilder<Tables, 'liaison', object>

messageTemplate('liaison.follow_up', {
  'zh-CN': { title: '请跟进：{subject}', body: '{party}，{due} 前。约定：{commitments}' },
  'zh-TW': { title: '請跟進：{subject}', body: '{party}，{due} 前。約定：{commitments}' },
  en: { title: 'To follow up: {subject}', body: '{party}, by {due}. Agreed: {commitments}' },
})

const isOpen = (row: Row): boolean => row.due_at !== null && row.settled_at === null
/** The follow-up is its owner's, or of whoever keeps the matrix at the site. */
const isTheirs = (ctx: Ctx, row: Row): boolean => ctx.actor.employeeId !== null && (row.owner_id === ctx.actor.employeeId || ctx.actor.can('governance:write', row.site_id))

async function present(ctx: Ctx, rows: readonly Row[]): Promise<governance.Liaison[]> {
  if (rows.length === 0) return []
  const parties = new Map((await ctx.tx.selectFrom('external_party').select(['id', 'name', 'kind']).where('id', 'in', rows.map((row) => row.party_id)).execute()).map((party) => [party.id, party]))
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.owner_id, row.recorded_by]))
  const clocks = await briefsOf(ctx, rows.map(({ id }) => id))
  const ref = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => {
    const party = parties.get(row.party_id)!
    const may = isOpen(row) && isTheirs(ctx, row)
    return {
      id: row.id, siteId: row.site_id, party: { id: party.id, name: party.name }, partyKind: party.kind, at: iso(row.at), subject: row.subject, content: row.content, commitments: row.commitments, dueAt: iso(row.due_at), owner: row.owner_id === null ? null : ref(row.owner_id),
      settledAt: iso(row.settled_at), result: row.result, recordedBy: ref(row.recorded_by), clock: clocks.get(row.id) ?? null, maySettle: may, mayChange: may, version: row.version,
    }
  })
}
const presentOne = async (ctx: Ctx, row: Row): Promise<governance.Liaison> => (await present(ctx, [row]))[0]!

async function filtered(ctx: Ctx, siteId: string, filter: Query['filter']): Promise<Select> {
  ctx.actor.mustSee('governance:read', siteId)
  await siteById(ctx, siteId)
  let select: Select = ctx.tx.selectFrom('liaison').where('site_id', '=', siteId)
  if (filter.partyId) select = select.where('party_id', '=', filter.partyId)
  const kinds = filter.kind
  if (kinds?.length) select = select.where('party_id', 'in', (e) => e.selectFrom('external_party').select('external_party.id').where('external_party.site_id', '=', siteId).where('external_party.kind', 'in', kinds))
  if (filter.open || filter.overdue) select = select.where('due_at', 'is not', null).where('settled_at', 'is', null)
  if (filter.overdue) select = select.where('due_at', '<', ctx.now)
  if (filter.mine) select = select.where((e) => e.or([e('owner_id', '=', ctx.actor.employeeId), e('recorded_by', '=', ctx.actor.employeeId)]))
  if (filter.from) select = select.where('at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('at', '<', new Date(filter.to))
  if (filter.q?.trim()) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('subject', 'ilike', like), e('content', 'ilike', like), e('commitments', 'ilike', like)]))
  }
  return select
}

export async function listLiaisons(ctx: Ctx, { query }: { query: Query }): Promise<Output<typeof governance.listLiaisons>> {
  const select = await filtered(ctx, query.siteId, query.filter)
  let ordered = select.selectAll('liaison').orderBy('at', 'desc').orderBy('id', 'desc')
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    ordered = ordered.where(sql<boolean>`(at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await ordered.limit(query.limit + 1).execute()
  const shown = new Map((await present(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.at, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, select) : null)
}

async function load(ctx: Ctx, id: string, permission: 'governance:read' | 'governance:record', lock = false): Promise<Row> {
  const select = ctx.tx.selectFrom('liaison').selectAll().where('id', '=', id)
  const row = await (lock ? select.forUpdate() : select).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee(permission, row.site_id)
  return row
}

export async function getLiaison(ctx: Ctx, { params }: Input<typeof governance.getLiaison>): Promise<governance.Liaison> {
  return presentOne(ctx, await load(ctx, params.id, 'governance:read'))
}

export async function liaisonTimeline(ctx: Ctx, { params }: Input<typeof governance.liaisonTimeline>): Promise<Output<typeof governance.liaisonTimeline>> {
  await load(ctx, params.id, 'governance:read')
  return { items: await readTimeline(ctx, params.id) }
}

/** What was agreed, in the words of the SLA engine: whoever took it on follows it up by the time that was named. */
function slaState(row: Row): SubjectState {
  const facts: SubjectState['facts'] = row.settled_at === null ? {} : { resolved: byStaff(row.settled_at.getTime()) }
  return { receivedAt: row.recorded_at.getTime(), reportedAt: null, facts, waiting: null, promise: { agreedAt: row.recorded_at.getTime(), to: row.due_at!.getTime() }, reopenedAt: null, holder: row.owner_id }
}
async function traitsOf(ctx: Ctx, row: Row): Promise<Subject['traits']> {
  return { type: 'liaison', kind: null, category: [], urgency: null, grade: null, siteKind: (await siteById(ctx, row.site_id)).kind, siteId: row.site_id }
}

async function tellOwner(ctx: Ctx, row: Row): Promise<void> {
  if (row.owner_id === null || row.owner_id === ctx.actor.employeeId) return
  const account = await accountOfEmployee(ctx, row.owner_id)
  const party = await ctx.tx.selectFrom('external_party').select('name').where('id', '=', row.party_id).executeTakeFirstOrThrow()
  const due = wallTimeIn((await siteById(ctx, row.site_id)).timeZone, row.due_at!)
  if (account) sendMessage(ctx, { accountIds: [account], template: 'liaison.follow_up', params: { subject: row.subject, party: party.name, due, commitments: row.commitments }, record: { type: 'liaison', id: row.id } })
}

function tell(ctx: Ctx, row: Row, action: string, note: string, changes: ReturnType<typeof changesBetween> = []): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'liaison', recordId: row.id, action, note, changes })
  announceChange(ctx, { recordType: 'liaison', recordId: row.id, siteId: row.site_id, action })
}

async function mustBeFollowedUp(ctx: Ctx, siteId: string, dueAt: string, ownerId: string): Promise<void> {
  if (new Date(dueAt) <= ctx.now) throw wrongField('rule_broken', '/dueAt', 'is over')
  if ((await rolesAt(ctx, ownerId, siteId)).length === 0) throw wrongField('not_found', '/ownerId', 'no such colleague at this site')
}

/** Records a contact; what was promised gets its owner and its clock (ORG-021). The same `id` twice is one. */
export async function recordLiaison(ctx: Ctx, { body }: Input<typeof governance.recordLiaison>): Promise<governance.Liaison> {
  const party = await ctx.tx.selectFrom('external_party').selectAll().where('id', '=', body.partyId).executeTakeFirst()
  if (!party || !ctx.actor.can('governance:record', party.site_id)) throw wrongField('not_found', '/partyId', 'no such party')
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  const id = body.id ?? newId()
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`liaison:${id}`])
  const known = await ctx.tx.selectFrom('liaison').selectAll().where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.recorded_by !== ctx.actor.employeeId || known.party_id !== party.id) throw new AppError('not_permitted')
    return presentOne(ctx, known)
  }
  if (!party.is_active) throw wrongField('rule_broken', '/partyId', 'was put away')
  const at = body.at === undefined ? ctx.now : new Date(body.at)
  if (at > ctx.now) throw wrongField('rule_broken', '/at', 'has not happened yet')
  const { dueAt, ownerId } = body
  if ((dueAt === null) !== (ownerId === null)) throw wrongField('rule_broken', dueAt === null ? '/dueAt' : '/ownerId', 'a follow-up has a time and an owner')
  if (dueAt !== null && body.commitments === '') throw wrongField('rule_broken', '/commitments', 'say what is to be followed up')
  if (dueAt !== null && ownerId !== null) await mustBeFollowedUp(ctx, party.site_id, dueAt, ownerId)
  const row: Row = {
    organization_id: ctx.organizationId, id, site_id: party.site_id, party_id: party.id, at, subject: body.subject, content: body.content, commitments: body.commitments, due_at: dueAt === null ? null : new Date(dueAt), owner_id: ownerId, settled_at: null, result: '',
    recorded_by: ctx.actor.employeeId, recorded_at: ctx.now, next_due_at: null, version: 1,
  }
  const nextDueAt = row.due_at === null ? null : (await syncClocks(ctx, { id, traits: await traitsOf(ctx, row) }, slaState(row), { isNew: true })).nextDueAt
  await ctx.tx.insertInto('liaison').values({ ...row, next_due_at: nextDueAt }).execute()
  tell(ctx, row, 'recorded', row.subject)
  await tellOwner(ctx, row)
  await ctx.flush()
  return presentOne(ctx, row)
}

async function openAndTheirs(ctx: Ctx, id: string, version: number | undefined): Promise<Row> {
  const row = await load(ctx, id, 'governance:record', true)
  await mustBeCurrent(row.version, version, () => presentOne(ctx, row))
  if (!isOpen(row)) throw new AppError('action_not_allowed', 'There is nothing to follow up')
  if (!isTheirs(ctx, row)) throw new AppError('not_permitted', 'It is its owner’s')
  return row
}

async function save(ctx: Ctx, after: Row): Promise<void> {
  const { nextDueAt } = await syncClocks(ctx, { id: after.id, traits: await traitsOf(ctx, after) }, slaState(after))
  await ctx.tx.updateTable('liaison').set({ due_at: after.due_at, owner_id: after.owner_id, settled_at: after.settled_at, result: after.result, version: after.version, next_due_at: nextDueAt }).where('id', '=', after.id).execute()
}

/** Another time or another colleague for the follow-up, with the reason; its clock goes along. */
export async function changeLiaison(ctx: Ctx, { params, body }: Input<typeof governance.changeLiaison>): Promise<governance.Liaison> {
  const row = await openAndTheirs(ctx, params.id, body.version)
  const after: Row = { ...row, due_at: body.dueAt === undefined ? row.due_at : new Date(body.dueAt), owner_id: body.ownerId ?? row.owner_id, version: row.version + 1 }
  // Whoever only gives it on need not find another time for what is late already.
  if (body.dueAt !== undefined && after.due_at! <= ctx.now) throw wrongField('rule_broken', '/dueAt', 'is over')
  if (body.ownerId !== undefined && (await rolesAt(ctx, body.ownerId, row.site_id)).length === 0) throw wrongField('not_found', '/ownerId', 'no such colleague at this site')
  await save(ctx, after)
  tell(ctx, after, 'changed', body.reason, changesBetween({ ...row }, { due_at: after.due_at, owner_id: after.owner_id }))
  if (after.owner_id !== row.owner_id) await tellOwner(ctx, after)
  await ctx.flush()
  return presentOne(ctx, after)
}

export async function settleLiaison(ctx: Ctx, { params, body }: Input<typeof governance.settleLiaison>): Promise<governance.Liaison> {
  const row = await openAndTheirs(ctx, params.id, body.version)
  const after: Row = { ...row, settled_at: ctx.now, result: body.result, version: row.version + 1 }
  await save(ctx, after)
  tell(ctx, after, 'settled', body.result)
  await ctx.flush()
  return presentOne(ctx, after)
}
