import type { competence, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { mustBeListed } from '../../people/index.ts'

type Items = Output<typeof competence.listRequirements>

export async function listRequirements(ctx: Ctx): Promise<Items> {
  const rows = await ctx.tx
    .selectFrom('post_requirement as n')
    .leftJoin('practical_rubric as r', (join) => join.onRef('r.organization_id', '=', 'n.organization_id').onRef('r.id', '=', 'n.rubric_id'))
    .leftJoin('course as c', (join) => join.onRef('c.organization_id', '=', 'n.organization_id').onRef('c.id', '=', 'n.course_id'))
    .select(['n.id', 'n.post', 'n.kind', 'n.name', 'n.rubric_id', 'n.course_id', 'n.blocks_from', 'n.version', 'r.name as rubric', 'c.name as course'])
    .where('n.dropped_at', 'is', null)
    .orderBy('n.post').orderBy('n.kind').orderBy('n.id')
    .limit(1000)
    .execute()
  return { items: rows.map((row) => ({ id: row.id, post: row.post, kind: row.kind, name: row.rubric ?? row.course ?? row.name, ofId: row.rubric_id ?? row.course_id, blocksFrom: row.blocks_from, version: row.version })) }
}

/** Throws `not_found` or `rule_broken` naming the field, `already_exists`. */
export async function createRequirement(ctx: Ctx, { body }: Input<typeof competence.createRequirement>): Promise<competence.Requirement> {
  const isNamed = body.kind === 'certificate' || body.kind === 'skill'
  if (isNamed && body.name === '') throw wrongField('rule_broken', '/name', 'name what is asked for')
  if (isNamed) await mustBeListed(ctx, body.kind === 'skill' ? 'skill' : 'certificate', [body.name], '/name')
  if (!isNamed && body.ofId === null) throw wrongField('rule_broken', '/ofId', 'name the rubric or the course')
  if (body.kind === 'practical' && !(await ctx.tx.selectFrom('practical_rubric').select('id').where('id', '=', body.ofId!).where('state', '=', 'active').executeTakeFirst())) throw wrongField('not_found', '/ofId', 'no such rubric in use')
  if (body.kind === 'course' && !(await ctx.tx.selectFrom('course').select('id').where('id', '=', body.ofId!).where('state', '=', 'published').executeTakeFirst())) throw wrongField('not_found', '/ofId', 'no such course in use')
  const row = await ctx.tx
    .insertInto('post_requirement')
    .values({ organization_id: ctx.organizationId, id: newId(), post: body.post, kind: body.kind, name: isNamed ? body.name : '', rubric_id: body.kind === 'practical' ? body.ofId : null, course_id: body.kind === 'course' ? body.ofId : null, blocks_from: body.blocksFrom, dropped_at: null, version: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', isNamed ? '/name' : '/ofId', 'this post asks for it already')
  recordHappening(ctx, { siteId: null, recordType: 'post_requirement', recordId: row.id, action: 'created', note: `${body.post} ${body.kind}` })
  return (await listRequirements(ctx)).items.find(({ id }) => id === row.id)!
}

export async function changeRequirement(ctx: Ctx, { params, body }: Input<typeof competence.changeRequirement>): Promise<Items> {
  const row = await ctx.tx.selectFrom('post_requirement').selectAll().where('id', '=', params.id).where('dropped_at', 'is', null).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  await mustBeCurrent(row.version, body.version, () => listRequirements(ctx))
  await ctx.tx.updateTable('post_requirement').set({ blocks_from: body.blocksFrom === undefined ? row.blocks_from : body.blocksFrom, dropped_at: body.isDropped ? ctx.now : null, version: row.version + 1 }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: null, recordType: 'post_requirement', recordId: row.id, action: body.isDropped ? 'dropped' : 'changed', note: body.blocksFrom ?? null })
  return listRequirements(ctx)
}
