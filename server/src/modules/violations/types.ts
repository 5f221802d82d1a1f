import { sql } from 'kysely'
import type { violations, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { siteById } from '../organization/index.ts'
import { addRow, changeRow, lockRow, mustBeAbleToAdd, presentOne, type Register } from '../registers/index.ts'
import { penaltiesIn } from './lifecycle.ts'
import { READY_TYPES } from './ready-types.ts'

const TYPES: Register<'violation_type', violations.ViolationType> = {
  table: 'violation_type',
  kind: 'violation_type',
  read: 'violations:read',
  write: 'violations:decide',
  order: { by: sql`t.name`, type: 'text' },
  clash: '/name',
  present: (_, rows) => Promise.resolve(rows.map((row) => ({ id: row.id, siteId: row.site_id, name: row.name, nature: row.nature, basis: row.basis, isActive: row.is_active, version: row.version }))),
  sheet: { name: ['违章类型', '違規類型', 'Types of violations'], columns: [] },
}

/** A notice asks, and threatens with nothing that the company may not do (VIO-004). Throws `violation.not_ours` naming the field. */
export function mustThreatenNobody(pointer: string, text: string): void {
  const said = penaltiesIn(text).join(', ')
  if (said !== '') throw new AppError('violation.not_ours', said, [{ pointer, message: said }])
}

export async function listViolationTypes(ctx: Ctx, { query }: Input<typeof violations.listViolationTypes>): Promise<Output<typeof violations.listViolationTypes>> {
  ctx.actor.mustSee('violations:read', query.siteId)
  await siteById(ctx, query.siteId)
  const rows = await ctx.tx.selectFrom('violation_type').selectAll().where('site_id', '=', query.siteId).orderBy('is_active', 'desc').orderBy('nature').orderBy('name').execute()
  return { items: await TYPES.present(ctx, rows) }
}

export async function createViolationType(ctx: Ctx, { body: { id, siteId, ...facts } }: Input<typeof violations.createViolationType>): Promise<violations.ViolationType> {
  await mustBeAbleToAdd(ctx, TYPES, siteId)
  mustThreatenNobody('/basis', facts.basis)
  const { row } = await addRow(ctx, TYPES, siteId, id, { name: facts.name, nature: facts.nature, basis: facts.basis, is_active: facts.isActive })
  return presentOne(ctx, TYPES, row)
}

export async function changeViolationType(ctx: Ctx, { params, body }: Input<typeof violations.changeViolationType>): Promise<violations.ViolationType> {
  const before = await lockRow(ctx, TYPES, params.id, body.version)
  mustThreatenNobody('/basis', body.basis)
  return presentOne(ctx, TYPES, await changeRow(ctx, TYPES, before, { name: body.name, nature: body.nature, basis: body.basis, is_active: body.isActive }))
}

/** The types of the release that a site lacks; what is there stays as it is, twice is once. */
export async function addReadyTypes(ctx: Ctx, siteId: string): Promise<void> {
  const rows = READY_TYPES.map(({ key, nature, name, basis }) => ({ organization_id: ctx.organizationId, id: newId(), site_id: siteId, name: name[ctx.locale], nature, basis: basis[ctx.locale], is_active: true, ready_key: key, version: 1, updated_at: ctx.now }))
  await ctx.tx.insertInto('violation_type').values(rows).onConflict((conflict) => conflict.doNothing()).execute()
}
