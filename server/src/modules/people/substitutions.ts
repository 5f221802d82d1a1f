import { organization, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { employeeNames } from './employees.ts'
import type { SubstitutionTable } from './tables.ts'

type Row = Omit<SubstitutionTable, 'ended_at' | 'created_at'> & { ended_at: Date | null }
type Workplace = { id: string; isActive: boolean; siteIds: readonly string[]; isEverywhere: boolean }

export async function listSubstitutions(ctx: Ctx, { query }: Input<typeof organization.listSubstitutions>): Promise<Output<typeof organization.listSubstitutions>> {
  ctx.actor.mustSee('people:read', query.siteId)
  await siteById(ctx, query.siteId)
  const rows = await ctx.tx
    .selectFrom('substitution')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('to_at', '>', ctx.now)
    .where((e) =>
      e.exists(
        e
          .selectFrom('role_assignment')
          .innerJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'role_assignment.organization_id').onRef('employee.account_id', '=', 'role_assignment.account_id'))
          .select('role_assignment.id')
          .whereRef('employee.id', '=', 'substitution.absent_id')
          .where((o) => o.or([o('role_assignment.site_id', '=', query.siteId), o('role_assignment.scope', '=', 'organization')])),
      ),
    )
    .orderBy('from_at')
    .orderBy('id')
    .limit(500)
    .execute()
  return { items: await present(ctx, rows) }
}

/**
 * Names who stands in for an absent colleague: everybody for themselves, who manages people for others. Nobody has two substitutes at once,
 * and a substitute works where the absent one works, so that the records behind the messages can be opened.
 */
export async function createSubstitution(ctx: Ctx, { body }: Input<typeof organization.createSubstitution>): Promise<organization.Substitution> {
  // Locked: two people who name a substitute at once go one after the other.
  await ctx.tx.selectFrom('employee').select('id').where('id', '=', body.absentId).forUpdate().execute()
  const absent = await workplaceOf(ctx, body.absentId)
  mustDecideFor(ctx, absent)
  const [from, to] = [new Date(body.from), new Date(body.to)]
  const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('substitution').selectAll().where('id', '=', body.id).executeTakeFirst()
  if (known && known.absent_id !== body.absentId) throw wrongField('rule_broken', '/id', 'is taken')
  if (known) return presentOne(ctx, known)
  if (to <= from) throw wrongField('rule_broken', '/to', 'must be after from')
  if (to <= ctx.now) throw wrongField('rule_broken', '/to', 'must not have passed')
  mustBeSuitable(absent, await workplaceOf(ctx, body.substituteId))
  await mustBeFree(ctx, body.absentId, from, to)
  const row: Row = {
    organization_id: ctx.organizationId, id: body.id ?? newId(), absent_id: body.absentId, substitute_id: body.substituteId, from_at: from, to_at: to, reason: body.reason, ended_at: null,
  }
  await ctx.tx.insertInto('substitution').values({ ...row, created_at: ctx.now }).execute()
  tell(ctx, row, absent, 'created')
  return presentOne(ctx, row)
}

/** The absent one is back, or does not go: from now on nobody stands in. Throws `action_not_allowed` when it is over. */
export async function endSubstitution(ctx: Ctx, { params }: Input<typeof organization.endSubstitution>): Promise<organization.Substitution> {
  const row = await ctx.tx.selectFrom('substitution').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  const absent = await workplaceOf(ctx, row.absent_id)
  mustDecideFor(ctx, absent)
  if (row.ended_at !== null || row.to_at <= ctx.now) throw new AppError('action_not_allowed', 'The substitution is over')
  const ended = { ...row, ended_at: ctx.now }
  await ctx.tx.updateTable('substitution').set({ ended_at: ctx.now }).where('id', '=', row.id).execute()
  tell(ctx, ended, absent, 'ended')
  return presentOne(ctx, ended)
}

async function workplaceOf(ctx: Ctx, employeeId: string): Promise<Workplace> {
  const rows = await ctx.tx
    .selectFrom('employee')
    .leftJoin('role_assignment', (join) => join.onRef('role_assignment.organization_id', '=', 'employee.organization_id').onRef('role_assignment.account_id', '=', 'employee.account_id'))
    .select(['employee.is_active', 'role_assignment.scope', 'role_assignment.site_id'])
    .where('employee.id', '=', employeeId)
    .execute()
  if (rows.length === 0) throw new AppError('not_found')
  const siteIds = rows.map((row) => row.site_id).filter((id) => id !== null)
  return { id: employeeId, isActive: rows[0]!.is_active, siteIds, isEverywhere: rows.some((row) => row.scope === 'organization') }
}

function mustDecideFor({ actor }: Ctx, absent: Workplace): void {
  if (actor.kind !== 'staff' && actor.kind !== 'system') throw new AppError('not_permitted')
  if (actor.employeeId === absent.id) return
  const sites = actor.sitesFor('people:manage')
  if (sites !== 'all' && (absent.isEverywhere || !absent.siteIds.some((id) => sites.includes(id)))) throw new AppError('not_permitted', 'people:manage is needed')
}

function mustBeSuitable(absent: Workplace, substitute: Workplace): void {
  const refuse = (message: string) => wrongField('rule_broken', '/substituteId', message)
  if (substitute.id === absent.id) throw refuse('must be somebody else')
  if (!substitute.isActive) throw refuse('has left')
  const worksThere = substitute.isEverywhere || absent.siteIds.some((id) => substitute.siteIds.includes(id))
  if (!worksThere) throw refuse('works at none of the sites')
}

async function mustBeFree(ctx: Ctx, absentId: string, from: Date, to: Date): Promise<void> {
  const other = await ctx.tx
    .selectFrom('substitution')
    .select('id')
    .where('absent_id', '=', absentId)
    .where('ended_at', 'is', null)
    .where('from_at', '<', to)
    .where('to_at', '>', from)
    .executeTakeFirst()
  if (other) throw wrongField('rule_broken', '/from', 'somebody stands in already')
}

function tell(ctx: Ctx, row: Row, absent: Workplace, action: 'created' | 'ended'): void {
  recordHappening(ctx, { siteId: null, recordType: 'substitution', recordId: row.id, action, note: row.reason || null })
  for (const siteId of new Set(absent.siteIds)) announceChange(ctx, { recordType: 'substitution', recordId: row.id, siteId, action })
}

async function presentOne(ctx: Ctx, row: Row): Promise<organization.Substitution> {
  return (await present(ctx, [row]))[0]!
}

async function present(ctx: Ctx, rows: readonly Row[]): Promise<organization.Substitution[]> {
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.absent_id, row.substitute_id]))
  const ref = (id: string) => ({ id, name: names.get(id)! })
  return rows.map((row) => ({
    id: row.id, absent: ref(row.absent_id), substitute: ref(row.substitute_id), from: iso(row.from_at), to: iso(row.to_at), reason: row.reason, endedAt: iso(row.ended_at),
    isNow: row.ended_at === null && row.from_at <= ctx.now && row.to_at > ctx.now,
  }))
}
