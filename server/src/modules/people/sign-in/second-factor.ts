import { createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Input, Output, signIn } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import type { Authenticator } from '../authenticate.ts'
import { saltedHash } from '../passwords.ts'
import { mustKnowPassword } from './known-password.ts'
import { tellOwner } from './notices.ts'

const PERIOD_S = 30
/** A phone may be a step ahead or behind. */
const DRIFT = 1
const RECOVERY_CODES = 10

const totpOf = (secret: Secret, login = '', issuer = ''): TOTP => new TOTP({ issuer, label: login, algorithm: 'SHA1', digits: 6, period: PERIOD_S, secret })

/** The step whose code this is, within the drift; null when it is none. */
export function stepOf(secret: Secret, code: string, at: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: at.getTime(), window: DRIFT })
  return delta === null ? null : Math.floor(at.getTime() / 1000 / PERIOD_S) + delta
}

export async function getSecondFactor(ctx: Ctx): Promise<Output<typeof signIn.getSecondFactor>> {
  const accountId = ctx.actor.accountId!
  const row = await ctx.tx.selectFrom('second_factor').select('confirmed_at').where('account_id', '=', accountId).where('confirmed_at', 'is not', null).executeTakeFirst()
  const left = await ctx.tx.selectFrom('recovery_code').select((e) => e.fn.countAll<number>().as('count')).where('account_id', '=', accountId).where('used_at', 'is', null).executeTakeFirstOrThrow()
  return { isOn: row !== undefined, since: iso(row?.confirmed_at ?? null), isRequired: await isRequired(ctx, accountId), recoveryCodesLeft: row ? left.count : 0 }
}

/** Whether a role of the account asks for a second factor. */
export async function isRequired(ctx: Ctx, accountId: string): Promise<boolean> {
  const { rows } = await ctx.client.query({
    name: 'needs_second_factor',
    text: `select 1 from role_assignment r join organization_role o on o.organization_id = r.organization_id and (o.id = r.role_id or (r.role_id is null and o.code = r.role))
           where r.organization_id = $1 and r.account_id = $2 and o.needs_second_factor limit 1`,
    values: [ctx.organizationId, accountId],
  })
  return rows.length > 0
}

/** A new secret, shown once to be scanned; it replaces one that was never confirmed. Throws `wrong_login`, `too_many_attempts`, `action_not_allowed` while one is on. */
export async function beginSecondFactor(ctx: Ctx, { body }: Input<typeof signIn.beginSecondFactor>): Promise<Output<typeof signIn.beginSecondFactor>> {
  const account = await ownAccount(ctx)
  await mustKnowPassword(ctx, account, body.password)
  const secret = new Secret({ size: 20 })
  const made = await ctx.tx
    .insertInto('second_factor')
    .values({ organization_id: ctx.organizationId, account_id: account.id, secret: seal(ctx, secret), made_at: ctx.now })
    .onConflict((conflict) => conflict.columns(['organization_id', 'account_id']).doUpdateSet({ secret: seal(ctx, secret), made_at: ctx.now, last_step: 0 }).where('second_factor.confirmed_at', 'is', null))
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw new AppError('action_not_allowed', 'The second factor is on already')
  const { name } = await ctx.tx.selectFrom('organization').select('name').where('id', '=', ctx.organizationId).executeTakeFirstOrThrow()
  return { secret: secret.base32, uri: totpOf(secret, account.login, `管家 ${name}`).toString() }
}

/** Switches it on by the first code, and gives the recovery codes. Throws `sign_in.wrong_code`, `action_not_allowed` without a secret. */
export async function confirmSecondFactor(ctx: Ctx, { body }: Input<typeof signIn.confirmSecondFactor>, authenticator: Authenticator): Promise<{ recoveryCodes: string[] }> {
  const account = await ownAccount(ctx)
  const row = await ctx.tx.selectFrom('second_factor').selectAll().where('account_id', '=', account.id).forUpdate().executeTakeFirst()
  if (!row || row.confirmed_at !== null) throw new AppError('action_not_allowed')
  const step = stepOf(open(ctx, row.secret), plain(body.code), ctx.now)
  if (step === null) throw wrongField('sign_in.wrong_code', '/code', 'not the code of this secret')
  await ctx.tx.updateTable('second_factor').set({ confirmed_at: ctx.now, last_step: step }).where('account_id', '=', account.id).execute()
  note(ctx, 'second_factor_on')
  tellOwner(ctx, account.id, 'second_factor_on')
  ctx.afterCommit(() => authenticator.forget())
  return { recoveryCodes: await newCodes(ctx, account.id) }
}

/** Off, or new recovery codes. Throws `rule_broken` when a role asks for the second factor. */
export async function actOnSecondFactor(ctx: Ctx, { body }: Input<typeof signIn.actOnSecondFactor>): Promise<{ recoveryCodes: string[] }> {
  const account = await ownAccount(ctx)
  await mustKnowPassword(ctx, account, body.password)
  const row = await ctx.tx.selectFrom('second_factor').select('confirmed_at').where('account_id', '=', account.id).forUpdate().executeTakeFirst()
  if (!row?.confirmed_at) throw new AppError('action_not_allowed', 'The second factor is off')
  if (body.action === 'new_codes') {
    note(ctx, 'recovery_codes_renewed')
    tellOwner(ctx, account.id, 'recovery_codes')
    return { recoveryCodes: await newCodes(ctx, account.id) }
  }
  if (await isRequired(ctx, account.id)) throw wrongField('rule_broken', '/action', 'a role of this account asks for the second factor')
  await removeSecondFactor(ctx, account.id)
  note(ctx, 'second_factor_off')
  tellOwner(ctx, account.id, 'second_factor_off')
  return { recoveryCodes: [] }
}

export async function removeSecondFactor(ctx: Ctx, accountId: string): Promise<boolean> {
  return (await ctx.tx.deleteFrom('second_factor').where('account_id', '=', accountId).executeTakeFirst()).numDeletedRows > 0n
}

export type Proof = 'none_needed' | 'proven' | 'code_needed' | 'wrong_code'

/** Whether a sign-in has its second factor. Each code of the app and each recovery code works once, however many try it at once: the row is locked. */
export async function proveSecondFactor(ctx: Ctx, accountId: string, code: string | undefined): Promise<Proof> {
  const row = await ctx.tx.selectFrom('second_factor').selectAll().where('account_id', '=', accountId).where('confirmed_at', 'is not', null).forUpdate().executeTakeFirst()
  if (!row) return 'none_needed'
  if (code === undefined || plain(code) === '') return 'code_needed'
  const step = stepOf(open(ctx, row.secret), plain(code), ctx.now)
  if (step !== null && step > Number(row.last_step)) {
    await ctx.tx.updateTable('second_factor').set({ last_step: step }).where('account_id', '=', accountId).execute()
    return 'proven'
  }
  if (step !== null) return 'wrong_code'
  const used = await ctx.tx.updateTable('recovery_code').set({ used_at: ctx.now }).where('account_id', '=', accountId).where('code_hash', 'in', [await hashOf(accountId, plain(code)), hashOfBefore(plain(code))]).where('used_at', 'is', null).executeTakeFirst()
  return used.numUpdatedRows > 0n ? 'proven' : 'wrong_code'
}

const plain = (code: string): string => code.replaceAll(/[\s-]/g, '').toLowerCase()
/** Fifty bits are few for a fast hash: slow, and of each account alone. */
const hashOf = (accountId: string, code: string): Promise<Buffer> => saltedHash(`recovery ${code}`, Buffer.from(accountId.replaceAll('-', ''), 'hex'))
/** Codes that were made until December 2026. */
const hashOfBefore = (code: string): Buffer => createHash('sha256').update(`recovery ${code}`).digest()
const seal = (ctx: Ctx, secret: Secret): Buffer => ctx.app.personalData.encrypt(secret.base32)
const open = (ctx: Ctx, sealed: Buffer): Secret => Secret.fromBase32(ctx.app.personalData.decrypt(sealed))

/** Fifty random bits each: nobody tries them out between the delays. Only their hashes are kept. */
async function newCodes(ctx: Ctx, accountId: string): Promise<string[]> {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const codes = Array.from({ length: RECOVERY_CODES }, () => [...randomBytes(10)].map((byte) => alphabet[byte % alphabet.length]).join(''))
  await ctx.tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  await ctx.tx.insertInto('recovery_code').values(await Promise.all(codes.map(async (code) => ({ organization_id: ctx.organizationId, account_id: accountId, code_hash: await hashOf(accountId, code) })))).execute()
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

async function ownAccount(ctx: Ctx): Promise<{ id: string; login: string; password_hash: string }> {
  return ctx.tx.selectFrom('account').select(['id', 'login', 'password_hash']).where('id', '=', ctx.actor.accountId).executeTakeFirstOrThrow()
}

function note(ctx: Ctx, action: string): void {
  if (ctx.actor.employeeId !== null) recordHappening(ctx, { siteId: null, recordType: 'employee', recordId: ctx.actor.employeeId, action })
}

