import type { Input, Output, relations } from '@guanjia/contract'
import { EMPOWERMENT_KINDS, type EmpowermentKind } from '@guanjia/contract/quality-choices.ts'
import type { Role } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import type { EmpowermentTable } from '../redress-tables.ts'

type StaffRole = EmpowermentTable['role']
const none = { technician: 0, guard: 0, officer: 0 }
/** What the roles of a new organisation may give without asking anybody, in fen, by kind. */
const OF_THE_RELEASE: Record<EmpowermentKind, Record<StaffRole, number>> = {
  flexibility: { administrator: 500_000, general_manager: 500_000, officer: 0, site_manager: 200_000, supervisor: 50_000, steward: 10_000, front_desk: 5_000, technician: 2_000, guard: 2_000 },
  goods: { ...none, administrator: 500_000, general_manager: 500_000, site_manager: 100_000, supervisor: 20_000, steward: 10_000, front_desk: 5_000 },
  fee_reduction: { ...none, administrator: 500_000, general_manager: 500_000, site_manager: 100_000, supervisor: 10_000, steward: 0, front_desk: 0 },
  money: { ...none, administrator: 500_000, general_manager: 500_000, site_manager: 50_000, supervisor: 10_000, steward: 2_000, front_desk: 0 },
  service: { ...none, administrator: 500_000, general_manager: 500_000, site_manager: 100_000, supervisor: 20_000, steward: 10_000, front_desk: 5_000, technician: 2_000 },
  reward: { ...none, administrator: 10_000_000, general_manager: 10_000_000, site_manager: 500_000, supervisor: 50_000, steward: 0, front_desk: 0 },
}

/** Gives a new organisation its limits; does nothing where they are. */
export async function seedEmpowerment(ctx: Ctx): Promise<void> {
  const rows = EMPOWERMENT_KINDS.flatMap((kind) => Object.entries(OF_THE_RELEASE[kind]).map(([role, limit_fen]) => ({ organization_id: ctx.organizationId, role: role as StaffRole, kind, limit_fen })))
  await ctx.tx.insertInto('empowerment').values(rows).onConflict((conflict) => conflict.columns(['organization_id', 'role', 'kind']).doNothing()).execute()
}

/** How far the actor may go at a site without asking (ORG-044): the widest of the own roles; null for who has none. */
export async function empowermentAt(ctx: Ctx, siteId: string, kind: EmpowermentKind): Promise<number | null> {
  const roles = [...new Set(ctx.actor.grants.filter((grant) => ctx.actor.hasRole(grant.role, siteId)).map((grant) => grant.role))].filter((role): role is StaffRole => role !== 'resident')
  if (roles.length === 0) return null
  const row = await ctx.tx.selectFrom('empowerment').select((e) => e.fn.max('limit_fen').as('most')).where('role', 'in', roles).where('kind', '=', kind).executeTakeFirst()
  return row?.most ?? null
}

export async function listEmpowerments(ctx: Ctx): Promise<Output<typeof relations.listEmpowerments>> {
  const rows = await ctx.tx.selectFrom('empowerment').selectAll().orderBy('kind').orderBy('limit_fen', 'desc').execute()
  return { items: rows.map((row) => ({ role: row.role, kind: row.kind, limitFen: row.limit_fen, version: row.version })) }
}

/** Changes how far a role goes; the trail says who set it, from what to what (ORG-044). Nobody moves the limit of a role that they hold, but head office. */
export async function changeEmpowerment(ctx: Ctx, { body }: Input<typeof relations.changeEmpowerment>): Promise<Output<typeof relations.changeEmpowerment>> {
  const before = await ctx.tx.selectFrom('empowerment').selectAll().where('role', '=', body.role).where('kind', '=', body.kind).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  if (!ctx.actor.can('compensation:limits') && ctx.actor.grants.some(({ role }): boolean => role === (body.role as Role))) throw new AppError('not_permitted', 'Nobody raises the own limit')
  await mustBeCurrent(before.version, body.version, () => Promise.resolve({ role: before.role, kind: before.kind, limitFen: before.limit_fen, version: before.version }))
  await ctx.tx.updateTable('empowerment').set({ limit_fen: body.limitFen, version: before.version + 1 }).where('role', '=', body.role).where('kind', '=', body.kind).execute()
  recordHappening(ctx, { siteId: null, recordType: 'organization', recordId: ctx.organizationId, action: 'empowerment_changed', note: `${body.role} ${body.kind}`, changes: changesBetween({ limitFen: before.limit_fen }, { limitFen: body.limitFen }) })
  return { role: before.role, kind: before.kind, limitFen: body.limitFen, version: before.version + 1 }
}
