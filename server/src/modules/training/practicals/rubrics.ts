import type { Input, Output, practicals } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { changesBetween, likeText, mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { dayAfter, dayIn, iso } from '../../../platform/time.ts'
import { homeZone } from '../../organization/index.ts'
import { mustBeListed } from '../../people/index.ts'
import { GRACE_DAYS, READY_REQUIREMENTS, READY_RUBRICS } from './ready.ts'
import { faultInCriteria } from './rules.ts'
import type { FrozenRubric, RubricTable } from './tables.ts'

export type RubricRow = Selectable<RubricTable>
type Facts = Omit<Input<typeof practicals.createRubric>['body'], 'id' | 'code'>

export const frozen = (row: RubricRow): FrozenRubric => ({ name: row.name, criteria: row.criteria, passPercent: row.pass_percent, tolerance: row.tolerance, theoryWeight: row.theory_weight, validMonths: row.valid_months })

async function present(ctx: Ctx, rows: readonly RubricRow[]): Promise<practicals.Rubric[]> {
  if (rows.length === 0) return []
  const counted = await ctx.tx.selectFrom('practical').select((e) => ['rubric_id', e.fn.countAll<number>().as('count')]).where('rubric_id', 'in', rows.map(({ id }) => id)).where('state', 'in', ['scored', 'signed']).groupBy('rubric_id').execute()
  const counts = new Map(counted.map((row) => [row.rubric_id, row.count]))
  const mayEdit = ctx.actor.can('training:manage')
  return rows.map((row) => ({
    id: row.id, code: row.code, name: row.name, kind: row.kind, post: row.post, summary: row.summary, reference: row.reference, criteria: row.criteria, passPercent: row.pass_percent, tolerance: row.tolerance, theoryWeight: row.theory_weight, validMonths: row.valid_months, gateSkill: row.gate_skill, gateFrom: row.gate_from,
    state: row.state, assessed: counts.get(row.id) ?? 0, mayEdit, version: row.version, updatedAt: iso(row.updated_at),
  }))
}

export async function listRubrics(ctx: Ctx, { query: { filter } }: Input<typeof practicals.listRubrics>): Promise<Output<typeof practicals.listRubrics>> {
  let select = ctx.tx.selectFrom('practical_rubric').selectAll()
  if (filter.kind?.length) select = select.where('kind', 'in', filter.kind)
  if (filter.post?.length) select = select.where('post', 'in', filter.post)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.q) select = select.where((e) => e.or([e('name', 'ilike', `%${likeText(filter.q!.trim())}%`), e('code', 'ilike', `%${likeText(filter.q!.trim())}%`)]))
  return { items: await present(ctx, await select.orderBy('kind', 'desc').orderBy('post').orderBy('code').limit(500).execute()) }
}

export async function getRubric(ctx: Ctx, { params }: Input<typeof practicals.getRubric>): Promise<practicals.Rubric> {
  const row = await ctx.tx.selectFrom('practical_rubric').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return (await present(ctx, [row]))[0]!
}

async function columnsOf(ctx: Ctx, body: Facts, kept: string | null = null) {
  const fault = faultInCriteria(body.criteria)
  if (fault) throw wrongField('rule_broken', fault.pointer, fault.message)
  if (body.gateFrom !== null && body.gateSkill === null) throw wrongField('rule_broken', '/gateSkill', 'name the skill that it opens')
  if (body.kind === 'appraisal' && body.gateSkill !== null) throw wrongField('rule_broken', '/gateSkill', 'an appraisal opens no work')
  await mustBeListed(ctx, 'skill', [body.gateSkill], '/gateSkill', [kept])
  return {
    name: body.name, kind: body.kind, post: body.post, summary: body.summary, reference: body.reference, criteria: JSON.stringify(body.criteria), pass_percent: body.passPercent, tolerance: body.tolerance, theory_weight: body.theoryWeight, valid_months: body.validMonths, gate_skill: body.gateSkill, gate_from: body.gateFrom, updated_at: ctx.now,
  }
}

/** Throws `already_exists` naming `/code`, `rule_broken` naming the field. */
export async function createRubric(ctx: Ctx, { body }: Input<typeof practicals.createRubric>): Promise<practicals.Rubric> {
  const columns = await columnsOf(ctx, body)
  const row = await ctx.tx.insertInto('practical_rubric').values({ organization_id: ctx.organizationId, id: body.id ?? newId(), code: body.code, ...columns, state: 'active', version: 1 }).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/code', body.code)
  recordHappening(ctx, { siteId: null, recordType: 'practical_rubric', recordId: row.id, action: 'created', note: row.name })
  return (await present(ctx, [row]))[0]!
}

/** Assessments keep the rubric as it was. */
export async function changeRubric(ctx: Ctx, { params, body }: Input<typeof practicals.changeRubric>): Promise<practicals.Rubric> {
  const row = await ctx.tx.selectFrom('practical_rubric').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0])
  const columns = { ...(await columnsOf(ctx, body, row.gate_skill)), state: body.state }
  const after = await ctx.tx.updateTable('practical_rubric').set({ ...columns, version: row.version + 1 }).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()
  const plain = ({ criteria, ...rest }: RubricRow) => ({ ...rest, criteria: JSON.stringify(criteria) })
  recordHappening(ctx, { siteId: null, recordType: 'practical_rubric', recordId: row.id, action: 'changed', changes: changesBetween(plain(row), { ...columns, updated_at: row.updated_at }) })
  return (await present(ctx, [after]))[0]!
}

/** The ready-made rubrics that an organisation does not have yet, and what posts ask for of them. The gates open after some months in which people can pass. */
export async function addReadyRubricRows(ctx: Ctx): Promise<number> {
  const from = dayAfter(dayIn(await homeZone(ctx), ctx.now), GRACE_DAYS)
  const lines = READY_RUBRICS.map((rubric) => ({ ...rubric, id: newId(), gateFrom: rubric.gateSkill === null ? null : from }))
  const needs = READY_REQUIREMENTS.map((need) => ({ ...need, id: newId(), blocksFrom: need.kind === 'practical' ? from : null }))
  const { rows } = await ctx.client.query<{ count: number }>(
    `with line as (select * from jsonb_to_recordset($2) as l (id uuid, code text, name text, kind text, post text, summary text, reference text, criteria jsonb, "passPercent" int, tolerance int, "theoryWeight" int, "validMonths" int, "gateSkill" text, "gateFrom" date)),
          added as (insert into practical_rubric (organization_id, id, code, name, kind, post, summary, reference, criteria, pass_percent, tolerance, theory_weight, valid_months, gate_skill, gate_from, updated_at)
            select $1, id, code, name, kind, post, summary, reference, criteria, "passPercent", tolerance, "theoryWeight", "validMonths", "gateSkill", "gateFrom", $4 from line on conflict do nothing returning id, code),
          needed as (insert into post_requirement (organization_id, id, post, kind, rubric_id, course_id, blocks_from, version)
            select $1, n.id, n.post, n.kind, a.id, c.id, n."blocksFrom", 1 from jsonb_to_recordset($3) as n (id uuid, post text, kind text, code text, "blocksFrom" date)
            left join added a on a.code = n.code left join course c on c.organization_id = $1 and c.code = n.code and n.kind = 'course'
            -- Brought once, with the rubrics: what somebody has dropped since does not come back.
            where (n.kind = 'practical' and a.id is not null) or (n.kind = 'course' and c.id is not null and exists (select from added x where x.code = 'SC-GUIDE')) on conflict do nothing)
     select count(*)::int as count from added`,
    [ctx.organizationId, JSON.stringify(lines), JSON.stringify(needs), ctx.now],
  )
  return rows[0]!.count
}

export async function addReadyRubrics(ctx: Ctx): Promise<Output<typeof practicals.addReadyRubrics>> {
  const added = await addReadyRubricRows(ctx)
  if (added > 0) recordHappening(ctx, { siteId: null, recordType: 'organization', recordId: ctx.organizationId, action: 'rubrics_added', note: String(added) })
  return { added }
}
