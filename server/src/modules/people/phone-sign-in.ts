import { createHash, randomBytes } from 'node:crypto'
import type { Input, Output, residents } from '@guanjia/contract'
import { timeOf, type App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { makeAccount } from './accounts.ts'
import { provePhone, spendCode, type ProvenPhone } from './phone-codes.ts'
import { openSession, unitsOf } from './sessions.ts'

let namesOf: (ctx: Ctx, personIds: readonly string[]) => Promise<Map<string, string>> = async () => new Map()
/** The archives say what persons are called; people lies left of them and cannot ask. */
export function residentsAreCalled(find: (ctx: Ctx, personIds: readonly string[]) => Promise<Map<string, string>>): void {
  namesOf = find
}

type Body = Input<typeof residents.openPhoneSession>['body']
type Answer = Output<typeof residents.openPhoneSession>

interface Candidate {
  organizationId: string
  personId: string
  name: string
  organization: string
  units: string[]
}

/**
 * Signs in whoever proved a phone: the person of the archives, with the rights that the archives give today. A number of several files asks
 * which one is meant. Throws `phone.wrong_code`, `not_found` for a file that the number does not have.
 */
export async function openPhoneSession(app: App, body: Body, from: { device: string; address: string; mark?: Buffer | null }, now = timeOf(app)): Promise<Answer> {
  const proven = await provePhone(app, body, now)
  const candidates = await whoHas(app, proven.number, now)
  if (candidates.length === 0) return { outcome: 'unknown', sites: await sitesToRegisterAt(app) }
  const chosen = body.identity === undefined ? (candidates.length === 1 ? candidates[0] : undefined) : candidates.find((one) => keyOf(one) === body.identity)
  if (!chosen && body.identity !== undefined) throw new AppError('not_found')
  if (!chosen) return { outcome: 'choose', identities: candidates.map((one) => ({ key: keyOf(one), name: one.name, organization: one.organization, units: one.units })) }
  const made = await runInCtx(app, { actor: Actor.system(chosen.organizationId), now }, async (ctx) => openSession(ctx, await accountFor(ctx, chosen, proven), { device: body.device ?? from.device, address: from.address, mark: from.mark ?? null, method: 'code', app: 'phone' }, sessionIdOf(proven)))
  await spendCode(app, proven, now)
  app.wake.announce('sessions')
  return { outcome: 'signed_in', ...made }
}

const keyOf = ({ organizationId, personId }: Candidate): string => `${organizationId}:${personId}`

/** One ticket opens one session, however often it is sent: the last token is the one that holds. */
function sessionIdOf({ ticket }: ProvenPhone): string {
  const bytes = createHash('sha256').update(`session ${ticket}`).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Files with this number, in every organisation: who lives there today, or has had a sign-in; never one whose sign-in was closed. */
async function whoHas(app: App, number: string, now: Date): Promise<Candidate[]> {
  const { rows } = await app.database.pool.query<{ organization_id: string; person_id: string }>('select * from persons_with_phone($1)', [number])
  const found: Candidate[] = []
  for (const organizationId of new Set(rows.map((row) => row.organization_id))) {
    const personIds = rows.filter((row) => row.organization_id === organizationId).map((row) => row.person_id)
    found.push(...(await runInCtx(app, { actor: Actor.system(organizationId), now }, (ctx) => candidatesOf(ctx, personIds))))
  }
  return found
}

async function candidatesOf(ctx: Ctx, personIds: string[]): Promise<Candidate[]> {
  const organization = await ctx.tx.selectFrom('organization').select('name').where('id', '=', ctx.organizationId).executeTakeFirstOrThrow()
  const accounts = await ctx.tx.selectFrom('account').select(['person_id', 'is_active']).where('person_id', 'in', personIds).execute()
  const names = await namesOf(ctx, personIds)
  const found: Candidate[] = []
  for (const personId of personIds) {
    const account = accounts.find((row) => row.person_id === personId)
    const units = await unitsOf(ctx, personId)
    const maySignIn = account ? account.is_active : units.length > 0
    if (maySignIn) found.push({ organizationId: ctx.organizationId, personId, name: names.get(personId) ?? '', organization: organization.name, units: units.map((unit) => unit.code) })
  }
  return found
}

/** The resident's account; made at the first sign-in, once however many ask at the same time. */
async function accountFor(ctx: Ctx, { personId, name }: Candidate, { number }: ProvenPhone): Promise<string> {
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [personId])
  const known = await ctx.tx.selectFrom('account').select('id').where('person_id', '=', personId).executeTakeFirst()
  if (known) return known.id
  const id = await makeAccount(ctx, {
    // Nobody types it: the sign-in is the phone. The password fits nothing that anybody knows.
    login: `resident-${personId}`, password: randomBytes(32).toString('hex'), name, phone: number, personId, roles: [{ role: 'resident', scope: 'own', siteId: null }],
  })
  recordHappening(ctx, { siteId: null, recordType: 'person', recordId: personId, action: 'account_made' })
  return id
}

async function sitesToRegisterAt(app: App): Promise<{ id: string; name: string; organization: string }[]> {
  const { rows } = await app.database.pool.query<{ id: string; name: string; organization: string }>('select id, name, organization from sites_to_register_at()')
  return rows
}
