import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { Input, Output, residents } from '@guanjia/contract'
import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { messageTemplate, sendText } from '../../platform/messages/messages.ts'
import { parsePhone } from '../../platform/text/index.ts'

const LIFE_MS = 5 * 60_000
const RESEND_MS = 60_000
const HOUR_MS = 3_600_000
const MOST_ATTEMPTS = 5
/** In an hour. A house or an office shares one address, so that it may ask more often than a phone. */
const MOST = { ofPhone: 5, ofInstallation: 10, ofAddress: 60 }
/** A second click or a retry after a lost answer is the same sign-in. */
const AGAIN_MS = 60_000

type Body = Input<typeof residents.requestPhoneCode>['body']

/**
 * Makes a code for a phone and sends it: by the outbox, or on the screen in a demo and where `GUANJIA_SHOW_CODES` says so. A number that
 * somebody has and one that nobody has take the same way and get the same answer. Throws `too_many_attempts`, `invalid_request`.
 */
export async function requestPhoneCode(app: App, body: Body, address: string, now = new Date()): Promise<Output<typeof residents.requestPhoneCode>> {
  const number = mobileNumber(body.phone)
  const { rows } = await app.database.pool.query<{ organization: string | null }>('select organization_for_phone($1) as organization', [number])
  const organizationId = rows[0]?.organization
  // Nobody lives in an installation that was not set up.
  if (!organizationId) throw new AppError('unavailable')
  return runInCtx(app, { actor: Actor.system(organizationId), now }, (ctx) => sendCode(ctx, number, body.installation, address))
}

function mobileNumber(text: string): string {
  const read = parsePhone(text)
  if (!read.ok || read.phone.kind !== 'mobile') throw wrongField('invalid_request', '/phone', 'not a mobile number')
  return read.phone.value
}

async function sendCode(ctx: Ctx, number: string, installation: string, address: string): Promise<Output<typeof residents.requestPhoneCode>> {
  const { personalData, config } = ctx.app
  const of = { phone: personalData.blindIndex(`phone ${number}`), address: personalData.blindIndex(`address ${address}`), installation: installation === '' ? null : personalData.blindIndex(`installation ${installation}`) }
  await mustWait(ctx, of)
  const ticket = randomBytes(32).toString('base64url')
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const expiresAt = new Date(ctx.now.getTime() + LIFE_MS)
  await ctx.tx
    .insertInto('phone_code')
    .values({
      organization_id: ctx.organizationId, id: newId(), ticket_hash: hashOf(ticket), code_hash: codeHash(ctx.app, ticket, code), phone_index: of.phone, phone_sealed: personalData.encrypt(number),
      address_index: of.address, installation_index: of.installation, created_at: ctx.now, expires_at: expiresAt,
    })
    .execute()
  await ctx.tx.deleteFrom('phone_code').where('created_at', '<', new Date(ctx.now.getTime() - 48 * HOUR_MS)).execute()
  const { is_demo } = await ctx.tx.selectFrom('organization').select('is_demo').where('id', '=', ctx.organizationId).executeTakeFirstOrThrow()
  const isOnScreen = is_demo || config.showsPhoneCodes
  if (!isOnScreen) queueMessage(ctx, number, code)
  return { ticket, expiresAt: expiresAt.toISOString(), resendAt: new Date(ctx.now.getTime() + RESEND_MS).toISOString(), code: isOnScreen ? code : null }
}

/** Limits by phone, by the phone's installation and by address. Locks the phone, so that two requests at once are counted one after the other. */
async function mustWait(ctx: Ctx, of: { phone: Buffer; address: Buffer; installation: Buffer | null }): Promise<void> {
  await ctx.client.query("select pg_advisory_xact_lock(hashtextextended(encode($1::bytea, 'hex'), 0))", [of.phone])
  const { rows } = await ctx.client.query<{ of_phone: number; of_address: number; of_installation: number; last_at: Date | null }>('select * from phone_codes_since($1, $2, $3, $4)', [new Date(ctx.now.getTime() - HOUR_MS), of.phone, of.address, of.installation])
  const asked = rows[0]!
  const isTooSoon = asked.last_at !== null && ctx.now.getTime() - asked.last_at.getTime() < RESEND_MS
  if (isTooSoon || asked.of_phone >= MOST.ofPhone || asked.of_address >= MOST.ofAddress || asked.of_installation >= MOST.ofInstallation) throw new AppError('too_many_attempts')
}

/** Nobody in the house reads a code: it travels sealed, and the outbox shows dots. */
function queueMessage(ctx: Ctx, number: string, code: string): void {
  const params = { code: '••••••', minutes: LIFE_MS / 60_000, sealed: ctx.app.personalData.encrypt(code).toString('base64') }
  sendText(ctx, { address: number, channel: 'sms', template: 'people.phone_code', params })
}

const hashOf = (ticket: string): Buffer => createHash('sha256').update(ticket).digest()
/** A million codes are tried in a moment by whoever reads the table; not without the key of the installation. */
const codeHash = (app: App, ticket: string, code: string): Buffer => app.personalData.blindIndex(codeText(ticket, code))
const codeText = (ticket: string, code: string): string => `code ${ticket} ${code}`
/** Keys may have been changed since the code was made. */
const isRightCode = (app: App, hash: Buffer, ticket: string, code: string): boolean =>
  app.personalData.blindIndexes(codeText(ticket, code)).some((made) => made.length === hash.length && timingSafeEqual(made, hash))

/** What a right code proves: who holds this number. */
export interface ProvenPhone {
  number: string
  ticket: string
  codeId: string
  organizationId: string
}

/** The number whose code was right. Wrong, expired, used and unknown are one answer, `phone.wrong_code`; after five misses a code is dead. */
export async function provePhone(app: App, { ticket, code }: { ticket: string; code: string }, now = new Date()): Promise<ProvenPhone> {
  const { rows } = await app.database.pool.query<{ organization: string | null }>('select organization_of_ticket($1) as organization', [hashOf(ticket)])
  const organizationId = rows[0]?.organization
  if (!organizationId) throw new AppError('phone.wrong_code')
  // A miss is counted although the request fails, so the transaction answers instead of throwing.
  const proven = await runInCtx(app, { actor: Actor.system(organizationId), now }, async (ctx) => {
    const row = await ctx.tx.selectFrom('phone_code').selectAll().where('ticket_hash', '=', hashOf(ticket)).forUpdate().executeTakeFirst()
    if (!row || row.expires_at <= ctx.now || row.attempts >= MOST_ATTEMPTS) return null
    if (row.used_at !== null && ctx.now.getTime() - row.used_at.getTime() > AGAIN_MS) return null
    if (isRightCode(app, row.code_hash, ticket, code)) return { number: app.personalData.decrypt(row.phone_sealed), ticket, codeId: row.id, organizationId }
    await ctx.tx.updateTable('phone_code').set({ attempts: row.attempts + 1 }).where('id', '=', row.id).execute()
    return null
  })
  if (!proven) throw new AppError('phone.wrong_code')
  return proven
}

/** The code is spent; what comes again within a minute is the same wish. */
export async function spendCode(app: App, { organizationId, codeId }: ProvenPhone, now = new Date()): Promise<void> {
  await runInCtx(app, { actor: Actor.system(organizationId), now }, (ctx) => ctx.tx.updateTable('phone_code').set({ used_at: now }).where('id', '=', codeId).where('used_at', 'is', null).execute())
}

messageTemplate('people.phone_code', {
  'zh-CN': { title: '登录验证码', body: '验证码 {code}，{minutes} 分钟内有效。请勿告诉他人，物业人员不会索要。' },
  'zh-TW': { title: '登入驗證碼', body: '驗證碼 {code}，{minutes} 分鐘內有效。請勿告訴他人，物業人員不會索取。' },
  en: { title: 'Sign-in code', body: 'Code {code}, valid for {minutes} minutes. Tell it to nobody; we never ask for it.' },
}, { goodForSeconds: LIFE_MS / 1000 })
