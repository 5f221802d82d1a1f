import type { people, Input, Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesById } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { dayIn, daysBetween, iso } from '../../platform/time.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { planReminders } from './certificate-reminders.ts'
import { stateOn, type Validity } from './certificate-rules.ts'
import { mustBeListed } from './competences.ts'
import { employeeNames } from './employees.ts'
import { abilitiesChanged } from './events.ts'
import type { CertificateTable } from './tables.ts'
import { mayManage, mustManage, workplacesOf, zoneOfPlaces, type Workplaces } from './workplaces.ts'

export type CertificateRow = Selectable<CertificateTable>

const validityOf = (row: Pick<CertificateRow, 'valid_from' | 'valid_until' | 'verified_at' | 'withdrawn_at'>): Validity => ({
  valid_from: row.valid_from, valid_until: row.valid_until, is_verified: row.verified_at !== null, is_withdrawn: row.withdrawn_at !== null,
})

/** Certificates of a site's active colleagues, the first to end first. Throws `not_found` for a site outside the scope. */
export async function listCertificates(ctx: Ctx, { query }: Input<typeof people.listCertificates>): Promise<Output<typeof people.listCertificates>> {
  ctx.actor.mustSee('people:read', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx
    .selectFrom('certificate')
    .innerJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'certificate.organization_id').onRef('employee.id', '=', 'certificate.employee_id'))
    .selectAll('certificate')
    .where('employee.is_active', '=', true)
    .where((e) =>
      e.exists(
        e.selectFrom('role_assignment').select('role_assignment.id').whereRef('role_assignment.account_id', '=', 'employee.account_id')
          .where((o) => o.or([o('role_assignment.site_id', '=', query.siteId), o('role_assignment.scope', '=', 'organization')])),
      ),
    )
  if (query.filter.kind) select = select.where('certificate.kind', '=', query.filter.kind)
  const rows = await select.orderBy('certificate.valid_until').orderBy('certificate.id').limit(1000).execute()
  const items = await presentCertificates(ctx, rows, await timeZoneOf(ctx, query.siteId), ctx.actor.can('people:manage', query.siteId))
  const { state, current } = query.filter
  const keyOf = (item: people.Certificate): string => `${item.employee.id} ${item.kind}`
  const counts = ({ state: found }: people.Certificate): boolean => found === 'valid' || found === 'expiring'
  const counting = new Set(items.filter(counts).map(keyOf))
  const left = current ? items.filter((item) => counts(item) || !counting.has(keyOf(item))) : items
  return { items: state?.length ? left.filter((item) => state.includes(item.state)) : left.filter((item) => item.state !== 'withdrawn') }
}

/** As people see them; number and scan only with `isOpen`, or of the actor's own. */
export async function presentCertificates(ctx: Ctx, rows: readonly CertificateRow[], timeZone: string, isOpen: boolean): Promise<people.Certificate[]> {
  if (rows.length === 0) return []
  const today = dayIn(timeZone, ctx.now)
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.employee_id, row.verified_by]))
  const files = await filesById(ctx, rows.flatMap((row) => row.file_id ?? []))
  return rows.map((row) => {
    const shows = isOpen || row.employee_id === ctx.actor.employeeId
    return {
      id: row.id, employee: { id: row.employee_id, name: names.get(row.employee_id) ?? '' }, kind: row.kind, number: shows ? row.number : null, issuer: row.issuer,
      validFrom: row.valid_from, validUntil: row.valid_until, state: stateOn(today, validityOf(row)), daysLeft: daysBetween(today, row.valid_until),
      file: shows && row.file_id !== null ? (files.get(row.file_id) ?? null) : null,
      verifiedBy: row.verified_by === null ? null : { id: row.verified_by, name: names.get(row.verified_by) ?? '' }, verifiedAt: iso(row.verified_at),
      withdrawnReason: row.withdrawn_reason, version: row.version,
    }
  })
}

/** Certificates of one colleague, in use first. */
export async function certificatesOf(ctx: Ctx, employeeId: string): Promise<CertificateRow[]> {
  return ctx.tx.selectFrom('certificate').selectAll().where('employee_id', '=', employeeId).orderBy('withdrawn_at', (o) => o.asc().nullsFirst()).orderBy('valid_until').orderBy('id').limit(200).execute()
}

/** Throws `already_exists` for a number that is recorded, `rule_broken` for a kind out of the list or days that do not fit. */
export async function createCertificate(ctx: Ctx, { params, body }: Input<typeof people.createCertificate>): Promise<people.Certificate> {
  const places = await mustManage(ctx, params.id)
  const employee = await ctx.tx.selectFrom('employee').select('id').where('id', '=', params.id).executeTakeFirst()
  if (!employee) throw new AppError('not_found')
  await mustBeListed(ctx, 'certificate', [body.kind], '/kind')
  mustFit(body.validFrom, body.validUntil)
  await mustBeFree(ctx, body.kind, body.number)
  const row: CertificateRow = {
    organization_id: ctx.organizationId, id: newId(), employee_id: params.id, kind: body.kind, number: body.number, issuer: body.issuer, valid_from: body.validFrom,
    valid_until: body.validUntil, file_id: body.fileId, ...verified(ctx, params.id, body.isVerified), withdrawn_at: null, withdrawn_reason: '', created_at: ctx.now, version: 1,
  }
  if (body.fileId !== null) await attachFiles(ctx, { type: 'certificate', id: row.id }, [body.fileId], '', '/fileId')
  await ctx.tx.insertInto('certificate').values(row).execute()
  await noted(ctx, row, places, 'certificate_added', [])
  await planReminders(ctx, row)
  return presentOne(ctx, row, places)
}

/** Corrected or renewed: it counts again when somebody has seen the original. */
export async function changeCertificate(ctx: Ctx, { params, body }: Input<typeof people.changeCertificate>): Promise<people.Certificate> {
  const { row, places } = await lockCertificate(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentOne(ctx, row, places))
  if (row.withdrawn_at !== null) throw new AppError('action_not_allowed', 'It was withdrawn')
  const facts = {
    number: body.number ?? row.number, issuer: body.issuer ?? row.issuer, valid_from: body.validFrom ?? row.valid_from, valid_until: body.validUntil ?? row.valid_until,
    file_id: body.fileId === undefined ? row.file_id : body.fileId,
  }
  mustFit(facts.valid_from, facts.valid_until)
  if (facts.number !== row.number) await mustBeFree(ctx, row.kind, facts.number)
  if (facts.file_id !== null && facts.file_id !== row.file_id) await attachFiles(ctx, { type: 'certificate', id: row.id }, [facts.file_id], '', '/fileId')
  const after: CertificateRow = { ...row, ...facts, ...verified(ctx, row.employee_id, body.isVerified), version: row.version + 1 }
  await write(ctx, after)
  await noted(ctx, after, places, 'certificate_changed', changesBetween({ ...row }, facts))
  await planReminders(ctx, after)
  return presentOne(ctx, after, places)
}

/** Throws `not_permitted` for the own certificate, `action_not_allowed` when it was done before. */
export async function actOnCertificate(ctx: Ctx, { params, body }: Input<typeof people.actOnCertificate>): Promise<people.Certificate> {
  const { row, places } = await lockCertificate(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentOne(ctx, row, places))
  if (row.withdrawn_at !== null) throw new AppError('action_not_allowed', 'It was withdrawn')
  if (body.action === 'verify' && row.verified_at !== null) throw new AppError('action_not_allowed', 'It is verified')
  const set = body.action === 'verify' ? verified(ctx, row.employee_id, true) : { withdrawn_at: ctx.now, withdrawn_reason: body.reason }
  const after: CertificateRow = { ...row, ...set, version: row.version + 1 }
  await write(ctx, after)
  await noted(ctx, after, places, body.action === 'verify' ? 'certificate_verified' : 'certificate_withdrawn', [], body.action === 'withdraw' ? body.reason : null)
  return presentOne(ctx, after, places)
}

/** Who has seen the original; nobody confirms the own one. */
function verified(ctx: Ctx, employeeId: string, isVerified: boolean): Pick<CertificateRow, 'verified_by' | 'verified_at'> {
  if (!isVerified) return { verified_by: null, verified_at: null }
  if (ctx.actor.employeeId === null || ctx.actor.employeeId === employeeId) throw new AppError('not_permitted', 'Nobody verifies the own certificate')
  return { verified_by: ctx.actor.employeeId, verified_at: ctx.now }
}

function mustFit(from: string, until: string): void {
  if (until < from) throw wrongField('rule_broken', '/validUntil', 'must not lie before the first day')
}

async function mustBeFree(ctx: Ctx, kind: string, number: string): Promise<void> {
  // Locked by its own key: two people who record one number at once go one after the other.
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${ctx.organizationId} ${kind} ${number}`])
  const taken = await ctx.tx.selectFrom('certificate').select('id').where('kind', '=', kind).where('number', '=', number).where('withdrawn_at', 'is', null).executeTakeFirst()
  if (taken) throw wrongField('already_exists', '/number', number)
}

async function lockCertificate(ctx: Ctx, id: string): Promise<{ row: CertificateRow; places: Workplaces }> {
  const row = await ctx.tx.selectFrom('certificate').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return { row, places: await mustManage(ctx, row.employee_id) }
}

async function write(ctx: Ctx, { organization_id: _, id, ...after }: CertificateRow): Promise<void> {
  await ctx.tx.updateTable('certificate').set(after).where('id', '=', id).execute()
}

async function noted(ctx: Ctx, row: CertificateRow, places: Workplaces, action: string, changes: ReturnType<typeof changesBetween>, why: string | null = null): Promise<void> {
  recordHappening(ctx, {
    siteId: null, recordType: 'employee', recordId: row.employee_id, action, note: [`${row.kind} ${row.number}`, why].filter(Boolean).join('：'), changes,
    fileIds: row.file_id === null ? [] : [row.file_id],
  })
  for (const siteId of places.siteIds) announceChange(ctx, { recordType: 'employee', recordId: row.employee_id, siteId, action })
  ctx.publish(abilitiesChanged, { employeeId: row.employee_id, at: ctx.now.toISOString() })
}

async function presentOne(ctx: Ctx, row: CertificateRow, places: Workplaces): Promise<people.Certificate> {
  const zone = await zoneOfPlaces(ctx, places)
  return (await presentCertificates(ctx, [row], zone, mayManage(ctx, places)))[0]!
}

/** Who may open the scan: the holder, and who manages the holder. */
export async function maySeeScan(ctx: Ctx, certificateId: string): Promise<boolean> {
  const row = await ctx.tx.selectFrom('certificate').select('employee_id').where('id', '=', certificateId).executeTakeFirst()
  if (!row) return false
  return row.employee_id === ctx.actor.employeeId || mayManage(ctx, await workplacesOf(ctx, row.employee_id))
}
