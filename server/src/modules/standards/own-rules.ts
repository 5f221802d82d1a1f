import { rulebook, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { filesOfRecord } from '../../platform/files/files.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { unitsOf } from '../people/index.ts'
import { forceOn } from './rulebook-rules.ts'
import { itemsIn, todayFor, type RuleRow } from './rulebook.ts'

/** Rules of the community for a resident: published for owners, of the organisation or of a site where they live, not expired. */
async function ownRows(ctx: Ctx): Promise<{ row: RuleRow; version: OwnVersion }[]> {
  // Who is no resident has no rules of their own.
  if (ctx.actor.personId === null) return []
  const sites = [...new Set((await unitsOf(ctx, ctx.actor.personId)).map(({ siteId }) => siteId))]
  if (sites.length === 0) return []
  const rows = (await ctx.tx.selectFrom('service_standard').selectAll().where('scene', 'is', null).where('state', '=', 'published').where('audience', 'in', ['owner', 'everybody']).where((e) => e.or([e('site_id', 'is', null), e('site_id', 'in', sites)])).orderBy('code').execute()) as RuleRow[]
  if (rows.length === 0) return []
  const versions = await ctx.tx.selectFrom('standard_version').selectAll().where('standard_id', 'in', rows.map(({ id }) => id)).where('published_at', 'is not', null).execute()
  const today = await todayFor(ctx, sites[0]!)
  return rows.flatMap((row) => {
    const version = versions.find((one) => one.standard_id === row.id && one.number === row.current_version)
    return version && forceOn(version, today) !== 'expired' ? [{ row, version: { ...version, published_at: version.published_at! } }] : []
  })
}
type OwnVersion = { id: string; number: number; items: unknown; body: string; effective_on: string | null; expires_on: string | null; published_at: Date }

async function readByPerson(ctx: Ctx): Promise<Set<string>> {
  if (ctx.actor.personId === null) return new Set()
  const rows = await ctx.tx.selectFrom('resident_reading').select(['standard_id', 'number']).where('person_id', '=', ctx.actor.personId).execute()
  return new Set(rows.map((one) => `${one.standard_id} ${one.number}`))
}

const present = ({ row, version }: { row: RuleRow; version: OwnVersion }, read: Set<string>): rulebook.OwnRule => ({
  id: row.id, name: row.name, kind: row.kind, number: version.number, effectiveOn: version.effective_on, expiresOn: version.expires_on, isRead: read.has(`${row.id} ${version.number}`), publishedAt: iso(version.published_at),
})

export async function listOwnRules(ctx: Ctx): Promise<Output<typeof rulebook.listOwnRules>> {
  const rows = await ownRows(ctx)
  const read = await readByPerson(ctx)
  return { items: rows.map((one) => present(one, read)) }
}

async function ownRule(ctx: Ctx, id: string): Promise<{ row: RuleRow; version: OwnVersion }> {
  const found = (await ownRows(ctx)).find(({ row }) => row.id === id)
  if (!found) throw new AppError('not_found')
  return found
}

export async function getOwnRule(ctx: Ctx, { params }: Input<typeof rulebook.getOwnRule>): Promise<Output<typeof rulebook.getOwnRule>> {
  const found = await ownRule(ctx, params.id)
  const files = await filesOfRecord(ctx, found.version.id)
  return { ...present(found, await readByPerson(ctx)), items: itemsIn(found.version).map(({ id, text }) => ({ id, text })), body: found.version.body, files: files.map(({ file }) => file) }
}

/** A resident has read the newest version (ORG-047); twice is once. */
export async function confirmOwnRule(ctx: Ctx, { params, body }: Input<typeof rulebook.confirmOwnRule>): Promise<rulebook.OwnRule> {
  const found = await ownRule(ctx, params.id)
  if (found.version.number !== body.number) throw new AppError('stale_version', 'There is a newer version')
  const made = await ctx.tx.insertInto('resident_reading').values({ organization_id: ctx.organizationId, standard_id: found.row.id, number: body.number, person_id: ctx.actor.personId!, read_at: ctx.now }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 1n) recordHappening(ctx, { siteId: found.row.site_id, recordType: 'rule_document', recordId: found.row.id, action: 'read', note: String(body.number) })
  return present(found, await readByPerson(ctx))
}

export async function mayReadAsResident(ctx: Ctx, ruleId: string): Promise<boolean> {
  return ctx.actor.personId !== null && (await ownRows(ctx)).some(({ row }) => row.id === ruleId)
}
