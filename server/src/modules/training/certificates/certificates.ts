import type { exams, Input, Output } from '@guanjia/contract'
import { sql } from 'kysely'
import type { App } from '../../../platform/app.ts'
import { Actor } from '../../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { likeText, pageOf, readCursor } from '../../../platform/records/index.ts'
import { dayIn } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { percentOf } from '../exams/sittings.ts'

const certificatesIn = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('exam_certificate as c')
    .innerJoin('exam_sitting as s', (join) => join.onRef('s.organization_id', '=', 'c.organization_id').onRef('s.id', '=', 'c.sitting_id'))
    .innerJoin('exam as x', (join) => join.onRef('x.organization_id', '=', 's.organization_id').onRef('x.id', '=', 's.exam_id'))
    .innerJoin('employee as e', (join) => join.onRef('e.organization_id', '=', 'c.organization_id').onRef('e.id', '=', 'c.employee_id'))
    .select(['c.id', 'c.number', 'c.site_id', 'c.employee_id', 'e.name', 'e.position', 'x.id as exam_id', 'x.title', 's.score', 's.max_score', 'c.issued_on', 'c.valid_until', 'c.verification_code'])

type Row = Awaited<ReturnType<ReturnType<typeof certificatesIn>['execute']>>[number]
export const isValidOn = (row: Pick<Row, 'valid_until'>, day: string): boolean => row.valid_until === null || row.valid_until >= day

const present = (row: Row, today: string): exams.Certificate => ({
  id: row.id, number: row.number, siteId: row.site_id, employee: { id: row.employee_id, name: row.name }, exam: { id: row.exam_id, name: row.title }, percent: percentOf(row.score, row.max_score) ?? 0, issuedOn: row.issued_on, validUntil: row.valid_until, isValid: isValidOn(row, today), verificationCode: row.verification_code,
})

/** Own certificates for everybody, all of a site for who keeps training there. */
export async function listExamCertificates(ctx: Ctx, { query }: Input<typeof exams.listExamCertificates>): Promise<Output<typeof exams.listExamCertificates>> {
  ctx.actor.mustSee('training:read', query.siteId)
  const today = dayIn((await siteById(ctx, query.siteId)).timeZone, ctx.now)
  const isMine = query.filter.mine === true || !ctx.actor.can('training:manage', query.siteId)
  let select = certificatesIn(ctx)
  select = isMine ? select.where(sql<boolean>`c.employee_id is not distinct from ${ctx.actor.employeeId}::uuid`) : select.where('c.site_id', '=', query.siteId)
  if (query.filter.valid !== undefined) select = select.where(query.filter.valid ? sql<boolean>`coalesce(c.valid_until >= ${today}::date, true)` : sql<boolean>`c.valid_until < ${today}::date`)
  if (query.filter.q) select = select.where((e) => e.or([e('e.name', 'ilike', `%${likeText(query.filter.q!.trim())}%`), e('c.number', 'ilike', `%${likeText(query.filter.q!.trim())}%`), e('x.title', 'ilike', `%${likeText(query.filter.q!.trim())}%`)]))
  if (query.cursor !== undefined) {
    const [day, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(c.issued_on, c.id) < (${day}::date, ${id}::uuid)`)
  }
  const rows = await select.orderBy('c.issued_on', 'desc').orderBy('c.id', 'desc').limit(query.limit + 1).execute()
  return pageOf(rows, query.limit, (row) => [row.issued_on, row.id], (row) => present(row, today))
}

/** A certificate that the actor may see. Throws `not_found`. */
export async function mustSeeCertificate(ctx: Ctx, id: string): Promise<Row> {
  const row = await certificatesIn(ctx).where('c.id', '=', id).executeTakeFirst()
  if (!row || (row.employee_id !== ctx.actor.employeeId && !ctx.actor.can('training:manage', row.site_id))) throw new AppError('not_found')
  return row
}

/** The family name, and how long the rest is: enough to hold against the paper. */
const covered = (name: string): string => `${[...name][0] ?? ''}${'*'.repeat(Math.max(0, [...name].length - 1))}`

/** Whether a certificate is real, for anybody who holds it. Throws `not_found` for every code that none has. */
export async function checkCertificate(app: App, { params }: Input<typeof exams.checkCertificate>): Promise<Output<typeof exams.checkCertificate>> {
  const code = params.code.toUpperCase().replaceAll(/[\s-]/g, '')
  const { rows } = /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? await app.database.pool.query<{ organization_id: string; id: string; time_zone: string }>({ name: 'exam_certificate_of_code', text: 'select * from exam_certificate_of_code($1)', values: [code] }) : { rows: [] }
  const [found] = rows
  if (!found) throw new AppError('not_found', 'No certificate has this code')
  return runInCtx(app, { actor: Actor.system(found.organization_id) }, async (ctx) => {
    const row = await certificatesIn(ctx).where('c.id', '=', found.id).executeTakeFirstOrThrow()
    const house = await ctx.tx.selectFrom('organization').select('name').where('id', '=', ctx.organizationId).executeTakeFirstOrThrow()
    return { number: row.number, name: covered(row.name), exam: row.title, organization: house.name, issuedOn: row.issued_on, validUntil: row.valid_until, isValid: isValidOn(row, dayIn(found.time_zone, ctx.now)) }
  })
}
