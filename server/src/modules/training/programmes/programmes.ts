import type { Input, Output, programmes } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { siteById, sitesOf } from '../../organization/index.ts'
import { postRolesOf } from '../../people/index.ts'
import { isForRoles } from '../../standards/index.ts'
import type { ProgrammeTable } from '../tables.ts'
import { READY_PROGRAMMES } from './ready.ts'

type ProgrammeRow = Selectable<ProgrammeTable>
type Facts = Pick<Input<typeof programmes.createProgramme>['body'], 'name' | 'post' | 'summary' | 'reference' | 'isActive' | 'modules'>

interface PlacedCourse {
  programme_id: string
  position: number
  course_id: string
  name: string
  state: 'draft' | 'published' | 'retired'
  is_mandatory: boolean
  mine: number
}

/** The courses of programmes, and how much of each the actor has done. */
async function coursesOf(ctx: Ctx, ids: readonly string[]): Promise<PlacedCourse[]> {
  if (ids.length === 0) return []
  const { rows } = await ctx.client.query<PlacedCourse>({
    name: 'programme_courses',
    text: `select p.programme_id, p.position, p.course_id, c.name, c.state, p.is_mandatory, coalesce(k.done::float8 / nullif(k.parts, 0), 0) as mine
           from programme_course p join course c on c.organization_id = p.organization_id and c.id = p.course_id
           cross join lateral (select count(*) as parts, count(g.done_at) as done from course_part k left join course_progress g on g.organization_id = k.organization_id and g.part_id = k.id and g.employee_id = $2
             where k.organization_id = c.organization_id and k.course_id = c.id and not k.is_removed) k
           where p.programme_id = any ($1) order by p.programme_id, p.position, c.code`,
    values: [ids, ctx.actor.employeeId],
  })
  return rows
}

async function summariesOf(ctx: Ctx, siteId: string, rows: readonly ProgrammeRow[], courses: readonly PlacedCourse[]): Promise<programmes.ProgrammeSummary[]> {
  const postRoles = ctx.actor.employeeId === null ? [] : await postRolesOf(ctx, ctx.actor.employeeId, siteId)
  const { kind } = await siteById(ctx, siteId)
  return rows.map((row) => {
    const own = courses.filter(({ programme_id }) => programme_id === row.id)
    const owed = own.filter(({ is_mandatory, state }) => is_mandatory && state === 'published')
    return {
      id: row.id, code: row.code, name: row.name, post: row.post, summary: row.summary, isActive: row.is_active, modules: new Set(own.map(({ position }) => position)).size, courses: own.length, version: row.version,
      mine: owed.length === 0 ? 0 : owed.reduce((sum, { mine }) => sum + mine, 0) / owed.length, isMine: isForRoles(row.post, postRoles, kind),
    }
  })
}

export async function listProgrammes(ctx: Ctx, { query }: Input<typeof programmes.listProgrammes>): Promise<Output<typeof programmes.listProgrammes>> {
  ctx.actor.mustSee('training:read', query.siteId)
  let select = ctx.tx.selectFrom('training_programme').selectAll()
  if (!ctx.actor.can('training:manage')) select = select.where('is_active', '=', true)
  const rows = await select.orderBy('code').limit(200).execute()
  const items = await summariesOf(ctx, query.siteId, rows, await coursesOf(ctx, rows.map(({ id }) => id)))
  return { items: query.filter.mine === undefined ? items : items.filter(({ isMine }) => isMine === query.filter.mine) }
}

export async function getProgramme(ctx: Ctx, { params, query }: Pick<Input<typeof programmes.getProgramme>, 'params' | 'query'>): Promise<programmes.Programme> {
  const siteId = query.siteId ?? (await sitesOf(ctx))[0]?.id
  if (siteId === undefined) throw new AppError('not_found')
  ctx.actor.mustSee('training:read', siteId)
  const row = await ctx.tx.selectFrom('training_programme').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row || (!row.is_active && !ctx.actor.can('training:manage'))) throw new AppError('not_found')
  return present(ctx, siteId, row)
}

async function present(ctx: Ctx, siteId: string, row: ProgrammeRow): Promise<programmes.Programme> {
  const courses = await coursesOf(ctx, [row.id])
  const modules = await ctx.tx.selectFrom('programme_module').selectAll().where('programme_id', '=', row.id).orderBy('position').execute()
  const [summary] = await summariesOf(ctx, siteId, [row], courses)
  const { modules: _, ...rest } = summary!
  return {
    ...rest, reference: row.reference, mayEdit: ctx.actor.can('training:manage', siteId),
    modules: modules.map(({ position, title, goal }) => ({ title, goal, courses: courses.filter((one) => one.position === position).map(({ course_id, name, state, is_mandatory, mine }) => ({ course: { id: course_id, name }, state, isMandatory: is_mandatory, mine })) })),
  }
}

async function writeModules(ctx: Ctx, id: string, modules: Facts['modules']): Promise<void> {
  const wanted = [...new Set(modules.flatMap(({ courses }) => courses.map(({ courseId }) => courseId)))]
  const known = new Set((await ctx.tx.selectFrom('course').select('id').where('id', 'in', wanted).execute()).map((row) => row.id))
  for (const [at, { courses }] of modules.entries()) {
    if (new Set(courses.map(({ courseId }) => courseId)).size !== courses.length) throw wrongField('rule_broken', `/modules/${at}/courses`, 'a course is there twice')
    const unknown = courses.findIndex(({ courseId }) => !known.has(courseId))
    if (unknown >= 0) throw wrongField('rule_broken', `/modules/${at}/courses/${unknown}/courseId`, 'no such course')
  }
  await ctx.tx.deleteFrom('programme_module').where('programme_id', '=', id).execute()
  const key = { organization_id: ctx.organizationId, programme_id: id }
  await ctx.tx.insertInto('programme_module').values(modules.map(({ title, goal }, at) => ({ ...key, position: at + 1, title, goal }))).execute()
  await ctx.tx.insertInto('programme_course').values(modules.flatMap(({ courses }, at) => courses.map(({ courseId, isMandatory }) => ({ ...key, position: at + 1, course_id: courseId, is_mandatory: isMandatory })))).execute()
}

function tell(ctx: Ctx, id: string, action: string): void {
  recordHappening(ctx, { siteId: null, recordType: 'training_programme', recordId: id, action })
  announceChange(ctx, { recordType: 'training_programme', recordId: id, siteId: null, action })
}

const columnsOf = (body: Facts) => ({ name: body.name, post: body.post, summary: body.summary, reference: body.reference, is_active: body.isActive })

/** Throws `not_found`, `already_exists` naming `/code`, `rule_broken` naming the course. */
export async function createProgramme(ctx: Ctx, { body }: Input<typeof programmes.createProgramme>): Promise<programmes.Programme> {
  ctx.actor.mustSee('training:manage', body.siteId)
  const row = await insert(ctx, body.id ?? newId(), body.code, body)
  if (!row) throw wrongField('already_exists', '/code', 'there is a programme with this code')
  return present(ctx, body.siteId, row)
}

async function insert(ctx: Ctx, id: string, code: string, facts: Facts): Promise<ProgrammeRow | undefined> {
  const row = await ctx.tx.insertInto('training_programme').values({ organization_id: ctx.organizationId, id, code, ...columnsOf(facts), version: 1, updated_at: ctx.now }).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst()
  if (!row) return undefined
  await writeModules(ctx, row.id, facts.modules)
  tell(ctx, row.id, 'created')
  return row
}

export async function changeProgramme(ctx: Ctx, { params, body }: Input<typeof programmes.changeProgramme>): Promise<programmes.Programme> {
  ctx.actor.mustSee('training:manage', body.siteId)
  const before = await ctx.tx.selectFrom('training_programme').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  await mustBeCurrent(before.version, body.version, () => present(ctx, body.siteId, before))
  const row = await ctx.tx.updateTable('training_programme').set({ ...columnsOf(body), version: before.version + 1, updated_at: ctx.now }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
  await writeModules(ctx, row.id, body.modules)
  tell(ctx, row.id, 'changed')
  return present(ctx, body.siteId, row)
}

/** Adds the ready-made programmes that are missing and whose courses are all there. Twice is once. */
export async function addReadyProgrammeRows(ctx: Ctx): Promise<number> {
  const courses = new Map((await ctx.tx.selectFrom('course').select(['id', 'code']).execute()).map((row) => [row.code, row.id]))
  const known = new Set((await ctx.tx.selectFrom('training_programme').select('code').execute()).map((row) => row.code))
  let added = 0
  for (const { code, modules, ...facts } of READY_PROGRAMMES) {
    if (known.has(code) || modules.some((module) => module.courses.some((course) => !courses.has(course.code)))) continue
    const placed = modules.map((module) => ({ ...module, courses: module.courses.map((course) => ({ courseId: courses.get(course.code)!, isMandatory: course.isMandatory })) }))
    if (await insert(ctx, newId(), code, { ...facts, isActive: true, modules: placed })) added++
  }
  return added
}

export async function addReadyProgrammes(ctx: Ctx): Promise<Output<typeof programmes.addReadyProgrammes>> {
  return { added: await addReadyProgrammeRows(ctx) }
}
