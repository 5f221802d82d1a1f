import type { Input, redress } from '@guanjia/contract'
import type { Selectable, Updateable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { attachFiles, filesById, filesOfRecord } from '../../../platform/files/files.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { dayNumber, mustBeCurrent, nextNumber, recordHappening } from '../../../platform/records/index.ts'
import { dayIn, iso } from '../../../platform/time.ts'
import { neighboursOf, peopleOfUnit, unitsById, type PlacedUnit } from '../../archives/index.ts'
import type { CaseRow } from '../../cases/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { lockHandledCase, visibleCase } from '../causes/case-redress.ts'
import type { LiabilityTable, SignedBy } from '../redress-tables.ts'

export type LiabilityRow = Selectable<LiabilityTable>

export async function getLiability(ctx: Ctx, { params }: Input<typeof redress.getLiability>): Promise<redress.LiabilityPage> {
  return present(ctx, await visibleCase(ctx, params.id))
}

async function rowOf(ctx: Ctx, caseId: string): Promise<LiabilityRow | undefined> {
  return ctx.tx.selectFrom('liability_assessment').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

async function present(ctx: Ctx, of: CaseRow): Promise<redress.LiabilityPage> {
  const row = await rowOf(ctx, of.id)
  const around = of.unit_id === null ? { above: [], below: [], beside: [] } : await neighboursOf(ctx, of.unit_id)
  const named = async (units: readonly PlacedUnit[]) => {
    const list: redress.LiabilityPage['neighbours']['above'] = []
    for (const unit of units) list.push({ id: unit.id, name: unit.code, owners: (await peopleOfUnit(ctx, unit.id)).filter((one) => one.role === 'owner' || one.role === 'co_owner').map((one) => ({ id: one.personId, name: one.name })) })
    return list
  }
  return { assessment: row ? await presentAssessment(ctx, row) : null, neighbours: { above: await named(around.above), below: await named(around.below), beside: await named(around.beside) }, mayAssess: ctx.actor.can('cases:handle', of.site_id) && row?.status !== 'issued' }
}

export async function presentAssessment(ctx: Ctx, row: LiabilityRow): Promise<redress.LiabilityAssessment> {
  const unit = row.party_unit_id === null ? undefined : (await unitsById(ctx, [row.party_unit_id])).get(row.party_unit_id)
  const files = await filesById(ctx, [row.resident_signed, row.company_signed].flatMap((one) => (one?.fileId ? [one.fileId] : [])))
  const signed = (one: SignedBy | null) => (one === null ? null : { name: one.name, at: one.at, file: one.fileId === null ? null : (files.get(one.fileId) ?? null) })
  return {
    id: row.id, number: row.number, siteId: row.site_id, caseId: row.case_id, status: row.status, cause: row.cause, causeNote: row.cause_note, party: row.party, partyUnit: unit ? { id: unit.id, name: unit.code } : null, partyNote: row.party_note,
    companyLiability: row.company_liability, companyNote: row.company_note, isFeeDispute: row.is_fee_dispute, feeNote: row.fee_note, advice: row.advice, files: (await filesOfRecord(ctx, row.id)).filter((one) => one.purpose === '').map((one) => one.file),
    assessedBy: row.assessed_by, assessedAt: iso(row.assessed_at), issuedAt: iso(row.issued_at), signatures: { resident: signed(row.resident_signed), company: signed(row.company_signed) }, allowedActions: allowedActions(ctx, row), version: row.version,
  }
}

/** What was signed is not taken up again by whoever wrote it; a supervisor may. */
function allowedActions(ctx: Ctx, row: LiabilityRow): redress.LiabilityAssessment['allowedActions'] {
  if (!ctx.actor.can('cases:handle', row.site_id)) return []
  if (row.status === 'draft') return ['issue']
  const isSigned = row.resident_signed !== null && row.company_signed !== null
  return [...(isSigned ? [] : (['sign'] as const)), ...(ctx.actor.can('cases:decide', row.site_id) ? (['revise'] as const) : [])]
}

/** Writes the assessment of a leak while it is a draft (CMP-063). `version` is 0 for the first. Throws `stale_version`, `action_not_allowed`. */
export async function saveLiability(ctx: Ctx, { params, body }: Input<typeof redress.saveLiability>): Promise<redress.LiabilityPage> {
  const of = await lockHandledCase(ctx, params.id)
  const before = await rowOf(ctx, of.id)
  await mustBeCurrent(before?.version ?? 0, body.version, () => present(ctx, of))
  if (before?.status === 'issued') throw new AppError('action_not_allowed', 'It is issued; take it up again first', undefined, { allowedActions: ['revise'] })
  if (body.partyUnitId !== null && body.party !== 'neighbour') throw wrongField('rule_broken', '/partyUnitId', 'only a neighbour has a unit of its own')
  if (body.partyUnitId !== null && (await unitsById(ctx, [body.partyUnitId])).get(body.partyUnitId)?.siteId !== of.site_id) throw wrongField('not_found', '/partyUnitId', 'no such unit at this site')
  if (body.party === 'company' && body.companyLiability === 'none') throw wrongField('rule_broken', '/companyLiability', 'the company is responsible, so it is liable')
  if (body.isFeeDispute && body.feeNote === '') throw wrongField('rule_broken', '/feeNote', 'say what is disputed')
  const facts = {
    cause: body.cause, cause_note: body.causeNote, party: body.party, party_unit_id: body.partyUnitId, party_note: body.partyNote, company_liability: body.companyLiability, company_note: body.companyNote, is_fee_dispute: body.isFeeDispute, fee_note: body.feeNote, advice: body.advice,
    assessed_by: ctx.actor.name, assessed_at: ctx.now,
  }
  const day = dayIn(await timeZoneOf(ctx, of.site_id), ctx.now)
  const row = before
    ? await ctx.tx.updateTable('liability_assessment').set({ ...facts, version: before.version + 1 }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
    : await ctx.tx.insertInto('liability_assessment').values({ organization_id: ctx.organizationId, id: newId(), site_id: of.site_id, number: dayNumber('L', day, await nextNumber(ctx, of.site_id, `liability-${day}`)), case_id: of.id, ...facts }).returningAll().executeTakeFirstOrThrow()
  await attachFiles(ctx, { type: 'liability_assessment', id: row.id }, body.fileIds)
  note(ctx, row, before ? 'changed' : 'written', null)
  return present(ctx, of)
}

function note(ctx: Ctx, row: LiabilityRow, action: string, words: string | null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'liability_assessment', recordId: row.id, action, toStatus: row.status, note: words })
  recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: row.case_id, action: `liability_${action}`, note: [row.number, words].filter(Boolean).join('：') })
  announceChange(ctx, { recordType: 'case', recordId: row.case_id, siteId: row.site_id, action: `liability_${action}` })
}

/** Issues an assessment, takes a signature, or takes it up again: that ends its signatures. */
export async function actOnLiability(ctx: Ctx, { params, body }: Input<typeof redress.actOnLiability>): Promise<redress.LiabilityPage> {
  const found = await ctx.tx.selectFrom('liability_assessment').select('case_id').where('id', '=', params.id).executeTakeFirst()
  if (!found) throw new AppError('not_found')
  const of = await lockHandledCase(ctx, found.case_id)
  const row = (await rowOf(ctx, of.id))!
  await mustBeCurrent(row.version, body.version, () => present(ctx, of))
  const allowed = allowedActions(ctx, row)
  if (!allowed.includes(body.action)) {
    if (body.action === 'revise' && row.status === 'issued') ctx.actor.mustBeAbleTo('cases:decide', row.site_id)
    throw new AppError('action_not_allowed', `An assessment that is ${row.status}`, undefined, { allowedActions: allowed })
  }
    let set: Updateable<LiabilityTable> = {}
  let words: string | null = null
  if (body.action === 'issue') {
    if (row.cause === 'unknown' || row.party === 'unknown') throw wrongField('rule_broken', '/action', 'cause and responsible party are not found yet')
    set = { status: 'issued', issued_at: ctx.now }
  } else if (body.action === 'revise') {
    set = { status: 'draft', issued_at: null, resident_signed: null, company_signed: null }
    words = body.reason
  } else {
    if (row[body.party === 'resident' ? 'resident_signed' : 'company_signed'] !== null) throw wrongField('already_exists', '/party', 'signed already')
    if (body.fileId !== null) await attachFiles(ctx, { type: 'liability_assessment', id: row.id }, [body.fileId], 'signature', '/fileId')
    // An object: the driver sends it as JSON.
    const signed: SignedBy = { name: body.name, at: ctx.now.toISOString(), fileId: body.fileId }
    set = body.party === 'resident' ? { resident_signed: signed } : { company_signed: signed }
    words = body.name
  }
  const after = await ctx.tx.updateTable('liability_assessment').set({ ...set, version: row.version + 1 }).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()
  note(ctx, after, body.action, words)
  return present(ctx, of)
}
