import type { contracts, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, nextNumber, nextStatus, readTimeline, recordHappening } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { mustSeePerson, mustSeeUnit } from '../archives/index.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { makePolicies, withdrawPolicies } from './contract-policies.ts'
import { allowedOn, presentContract, presentContracts, visibleContract, type ContractRow } from './contract-present.ts'
import { planEnd } from './contract-schedule.ts'
import { LEGAL_OF_KIND, mustBeLegal } from './legal.ts'
import { CONTRACT } from './lifecycles.ts'

type Facts = Input<typeof contracts.createContract>['body']
export const GRADED: readonly contracts.ContractKind[] = ['service', 'preliminary']

/** `H-2026-0012`: contracts are counted by year. */
async function contractNumber(ctx: Ctx, siteId: string, year: string): Promise<string> {
  return `H-${year}-${String(await nextNumber(ctx, siteId, `contract-${year}`)).padStart(4, '0')}`
}

/** The other side: who is not our own organisation. */
async function counterpartyOf(ctx: Ctx, parties: Facts['parties']): Promise<string> {
  const { name } = await ctx.tx.selectFrom('organization').select('name').executeTakeFirstOrThrow()
  const others = parties.filter((party) => party.name !== name)
  return (others.length > 0 ? others : parties).map((party) => party.name).join('、')
}

function mustHold(facts: { kind: contracts.ContractKind; fromOn: string; untilOn: string; grade: number | null; gradeReason: string }): void {
  if (facts.untilOn < facts.fromOn) throw wrongField('rule_broken', '/untilOn', 'lies before the first day')
  if (facts.grade !== null && !GRADED.includes(facts.kind)) throw wrongField('rule_broken', '/grade', 'only service contracts have a grade')
  if (facts.grade !== null && facts.gradeReason.trim() === '') throw wrongField('rule_broken', '/gradeReason', 'say why this grade suits the site')
}

async function ownerOf(ctx: Ctx, ownerId: string | null): Promise<string> {
  const id = ownerId ?? ctx.actor.employeeId
  const found = id === null ? undefined : await ctx.tx.selectFrom('employee').select('is_active').where('id', '=', id).executeTakeFirst()
  if (id === null || !found?.is_active) throw wrongField('not_found', '/ownerId', 'no such colleague')
  return id
}

/** A new contract as a draft (CON-001). Throws `rule_broken` naming the field. */
export async function createContract(ctx: Ctx, { body }: Input<typeof contracts.createContract>): Promise<contracts.Contract> {
  const { siteId } = body
  ctx.actor.mustSee('contracts:read', siteId)
  ctx.actor.mustBeAbleTo('contracts:keep', siteId)
  const site = await siteById(ctx, siteId)
  mustHold(body)
  mustBeLegal(body.legal)
  if (body.unitId !== null && (await mustSeeUnit(ctx, body.unitId)).siteId !== siteId) throw wrongField('not_found', '/unitId', 'no such unit at this site')
  if (body.personId !== null && !(await mustSeePerson(ctx, body.personId)).siteIds.includes(siteId)) throw wrongField('not_found', '/personId', 'nobody of this site')
  const id = body.id ?? newId()
  if (await ctx.tx.selectFrom('contract').select('id').where('id', '=', id).executeTakeFirst()) throw wrongField('already_exists', '/id', 'a contract with this id exists')
  const row: ContractRow = {
    organization_id: ctx.organizationId, id, site_id: siteId, number: await contractNumber(ctx, siteId, dayIn(site.timeZone, ctx.now).slice(0, 4)), paper_number: body.paperNumber, kind: body.kind, title: body.title, state: 'draft', parties: body.parties, counterparty: await counterpartyOf(ctx, body.parties), signed_on: body.signedOn,
    from_on: body.fromOn, until_on: body.untilOn, amount_fen: body.amountFen, amount_basis: body.amountBasis, obligations: body.obligations, risk: body.risk, risk_notes: body.riskNotes, items: body.items, grade: body.grade, grade_reason: body.gradeReason, legal: body.legal.length > 0 ? body.legal : [...LEGAL_OF_KIND[body.kind]],
    alert_days: descending(body.alertDays), policy_ids: [], owner_id: await ownerOf(ctx, body.ownerId), unit_id: body.unitId, person_id: body.personId, former_id: null, ended_on: null, ended_reason: '', note: body.note, version: 1, created_at: ctx.now, updated_at: ctx.now,
  }
  await insert(ctx, row)
  await attachFiles(ctx, { type: 'contract', id }, body.fileIds)
  tell(ctx, row, 'created', { toStatus: 'draft', fileIds: body.fileIds })
  return presentContract(ctx, row)
}

const descending = (days: readonly number[]): number[] => [...new Set(days)].sort((a, b) => b - a)

async function insert(ctx: Ctx, row: ContractRow): Promise<void> {
  await ctx.tx.insertInto('contract').values({ ...row, parties: JSON.stringify(row.parties), obligations: JSON.stringify(row.obligations), items: JSON.stringify(row.items) }).execute()
}

type Told = { fromStatus?: string; toStatus?: string; note?: string | null; changes?: ReturnType<typeof changesBetween>; fileIds?: string[] }
function tell(ctx: Ctx, row: ContractRow, action: string, told: Told = {}): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'contract', recordId: row.id, action, ...told })
  announceChange(ctx, { recordType: 'contract', recordId: row.id, siteId: row.site_id, action })
}

export async function getContract(ctx: Ctx, { params }: Input<typeof contracts.getContract>): Promise<contracts.Contract> {
  return presentContract(ctx, await visibleContract(ctx, params.id))
}

export async function contractTimeline(ctx: Ctx, { params }: Input<typeof contracts.contractTimeline>): Promise<Output<typeof contracts.contractTimeline>> {
  return { items: await readTimeline(ctx, (await visibleContract(ctx, params.id)).id) }
}

/** What binds both sides is changed only while it is a draft. */
const TERMS = ['paperNumber', 'title', 'parties', 'signedOn', 'fromOn', 'untilOn', 'amountFen', 'amountBasis', 'obligations', 'items', 'grade', 'gradeReason', 'legal'] as const

/** Throws `action_not_allowed` for terms of a contract that is no draft any more. */
export async function changeContract(ctx: Ctx, { params, body }: Input<typeof contracts.changeContract>): Promise<contracts.Contract> {
  const row = await visibleContract(ctx, params.id, 'lock')
  await mustBeCurrent(row.version, body.version, () => presentContract(ctx, row))
  const term = TERMS.find((name) => body[name] !== undefined)
  if (term && row.state !== 'draft') throw new AppError('action_not_allowed', 'Its terms are agreed; renew or terminate it', [{ pointer: `/${term}`, message: 'is agreed' }])
  if (body.legal) mustBeLegal(body.legal)
  const parties = body.parties ?? (row.parties as Facts['parties'])
  const after: ContractRow = {
    ...row, paper_number: body.paperNumber ?? row.paper_number, title: body.title ?? row.title, parties, counterparty: await counterpartyOf(ctx, parties), signed_on: body.signedOn === undefined ? row.signed_on : body.signedOn, from_on: body.fromOn ?? row.from_on, until_on: body.untilOn ?? row.until_on,
    amount_fen: body.amountFen === undefined ? row.amount_fen : body.amountFen, amount_basis: body.amountBasis ?? row.amount_basis, obligations: body.obligations ?? row.obligations, risk: body.risk ?? row.risk, risk_notes: body.riskNotes ?? row.risk_notes, items: body.items ?? row.items, grade: body.grade === undefined ? row.grade : body.grade,
    grade_reason: body.gradeReason ?? row.grade_reason, legal: body.legal ?? row.legal, alert_days: body.alertDays ? descending(body.alertDays) : row.alert_days, owner_id: body.ownerId === undefined ? row.owner_id : await ownerOf(ctx, body.ownerId), note: body.note ?? row.note, version: row.version + 1, updated_at: ctx.now,
  }
  mustHold({ kind: after.kind, fromOn: after.from_on, untilOn: after.until_on, grade: after.grade, gradeReason: after.grade_reason })
  await write(ctx, after)
  if (body.fileIds) await attachFiles(ctx, { type: 'contract', id: row.id }, body.fileIds)
  if (after.state === 'in_force' && body.alertDays) await planEnd(ctx, after)
  const { version: _, updated_at: __, ...facts } = after
  tell(ctx, row, 'changed', { changes: changesBetween<Record<string, unknown>>({ ...row }, facts), fileIds: body.fileIds ?? [] })
  return presentContract(ctx, after)
}

async function write(ctx: Ctx, row: ContractRow): Promise<void> {
  const { organization_id: _, id, ...set } = row
  await ctx.tx.updateTable('contract').set({ ...set, parties: JSON.stringify(row.parties), obligations: JSON.stringify(row.obligations), items: JSON.stringify(row.items) }).where('id', '=', id).execute()
}

/** One act on a contract: permit, lock, decide, write, tell. `renew` answers the draft that follows. */
export async function actOnContract(ctx: Ctx, { params, body }: Input<typeof contracts.actOnContract>): Promise<contracts.Contract> {
  const row = await visibleContract(ctx, params.id, 'lock')
  await mustBeCurrent(row.version, body.version, () => presentContract(ctx, row))
  const [{ renewedBy }] = (await presentContracts(ctx, [row])) as [contracts.ContractSummary]
  const state = nextStatus(CONTRACT, row.state, body.action, allowedOn(ctx, row, renewedBy))
  const after: ContractRow = { ...row, state, version: row.version + 1, updated_at: ctx.now }
  switch (body.action) {
    case 'renew':
      if (renewedBy) throw new AppError('action_not_allowed', `${renewedBy.name} follows it already`)
      return followUp(ctx, row, body)
    case 'put_in_force':
      await putInForce(ctx, after, body.signedOn)
      break
    case 'terminate':
      if (body.endedOn > after.until_on || body.endedOn < after.from_on) throw wrongField('rule_broken', '/endedOn', 'lies outside of its term')
      Object.assign(after, { ended_on: body.endedOn, ended_reason: body.reason })
      await withdrawPolicies(ctx, row)
      break
    case 'drop':
      Object.assign(after, { ended_on: dayIn(await timeZoneOf(ctx, row.site_id), ctx.now), ended_reason: body.reason })
  }
  await write(ctx, after)
  tell(ctx, after, body.action, { fromStatus: row.state, toStatus: after.state, note: 'reason' in body ? body.reason : null })
  return presentContract(ctx, after)
}

/** What it promises in time becomes policies of the site; what went before it is renewed (CON-001, CON-002). One that is over already is only kept. */
async function putInForce(ctx: Ctx, after: ContractRow, signedOn: string): Promise<void> {
  if (GRADED.includes(after.kind) && after.grade === null) throw wrongField('rule_broken', '/grade', 'a service contract has a grade, with its reason')
  if (signedOn > after.until_on) throw wrongField('rule_broken', '/signedOn', 'lies after its last day')
  after.signed_on = signedOn
  if (after.former_id !== null) await renewFormer(ctx, after.former_id, after.number)
  if (dayIn(await timeZoneOf(ctx, after.site_id), ctx.now) > after.until_on) {
    after.state = 'expired'
    return
  }
  after.policy_ids = await makePolicies(ctx, after)
  await planEnd(ctx, after)
}

async function renewFormer(ctx: Ctx, id: string, by: string): Promise<void> {
  const former = await ctx.tx.selectFrom('contract').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  if (former.state !== 'in_force' && former.state !== 'expired') throw new AppError('action_not_allowed', `${former.number} is ${former.state}`)
  await withdrawPolicies(ctx, former)
  await ctx.tx.updateTable('contract').set({ state: 'renewed', version: former.version + 1, updated_at: ctx.now }).where('id', '=', id).execute()
  tell(ctx, former, 'renewed', { fromStatus: former.state, toStatus: 'renewed', note: by })
}

/** The contract that follows, as a draft with the same terms and a link to this one. */
async function followUp(ctx: Ctx, row: ContractRow, body: { newId?: string | undefined; fromOn: string; untilOn: string }): Promise<contracts.Contract> {
  if (body.untilOn < body.fromOn) throw wrongField('rule_broken', '/untilOn', 'lies before the first day')
  if (body.fromOn <= row.from_on) throw wrongField('rule_broken', '/fromOn', 'must follow the contract that it renews')
  const id = body.newId ?? newId()
  if (await ctx.tx.selectFrom('contract').select('id').where('id', '=', id).executeTakeFirst()) throw wrongField('already_exists', '/newId', 'a contract with this id exists')
  const next: ContractRow = {
    ...row, id, number: await contractNumber(ctx, row.site_id, dayIn(await timeZoneOf(ctx, row.site_id), ctx.now).slice(0, 4)), paper_number: '', state: 'draft', signed_on: null, from_on: body.fromOn, until_on: body.untilOn, policy_ids: [], former_id: row.id, ended_on: null, ended_reason: '', version: 1, created_at: ctx.now, updated_at: ctx.now,
  }
  await insert(ctx, next)
  tell(ctx, next, 'created', { toStatus: 'draft', note: row.number })
  tell(ctx, row, 'renew', { note: next.number })
  return presentContract(ctx, next)
}

/** Its last day is over; the row is locked. */
export async function expireContract(ctx: Ctx, row: ContractRow): Promise<void> {
  await withdrawPolicies(ctx, row)
  await ctx.tx.updateTable('contract').set({ state: 'expired', version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  tell(ctx, row, 'expired', { fromStatus: row.state, toStatus: 'expired' })
}
