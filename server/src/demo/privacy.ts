import { archives, type Input } from '@guanjia/contract'
import type { DemoHousehold } from '../modules/archives/demo.ts'
import { takeInOccupant, takeInPerson } from '../modules/archives/intake.ts'
import { recordConsent, withdrawConsent } from '../modules/privacy/consents.ts'
import { erasePerson } from '../modules/privacy/erasure.ts'
import { handOut } from '../modules/privacy/export-person.ts'
import { placeHold } from '../modules/privacy/holds.ts'
import { signUndertaking } from '../modules/privacy/undertakings.ts'
import type { App } from '../platform/app.ts'
import type { Actor } from '../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../platform/ctx.ts'

const DAY = 86_400_000
const nothing = { params: {}, query: {} }
type Said = Input<typeof import('@guanjia/contract').privacy.recordConsent>['body']
const CONSENTS: readonly (readonly [home: number, purpose: Said['purpose'], isGiven: boolean, channel: Said['channel']])[] = [
  [4, 'personal_service', true, 'in_person'], [9, 'pictures', true, 'paper'], [16, 'marketing', false, 'phone'], [23, 'pictures', false, 'in_person'], [33, 'marketing', true, 'message'], [41, 'family', true, 'paper'],
]

/** What residents agreed to, a lawsuit that holds a unit, a copy that was handed out, and a tenant who left and asked to be forgotten. */
export async function privacyLives(app: App, company: { siteId: string; households: readonly DemoHousehold[]; actors: ReadonlyMap<string, Actor> }, today: Date): Promise<void> {
  const { siteId } = company
  const lived = company.households.filter(({ isLivedIn }) => isLivedIn)
  const as = <T>(login: string, days: number, work: (ctx: Ctx) => Promise<T>): Promise<T> => runInCtx(app, { actor: company.actors.get(login)!, now: new Date(today.getTime() - days * DAY), device: 'demo' }, work)
  const day = (days: number): string => new Date(today.getTime() - days * DAY).toISOString().slice(0, 10)
  for (const login of ['manager', 'supervisor']) await as(login, 40, (ctx) => signUndertaking(ctx, { ...nothing, body: { version: 1, name: ctx.actor.name } }))
  await as('desk', 24, async (ctx) => {
    for (const [home, purpose, isGiven, channel] of CONSENTS) await recordConsent(ctx, { params: { id: lived[home]!.ownerId }, query: {}, body: { purpose, isGiven, channel, note: '' } })
    const offers = await recordConsent(ctx, { params: { id: lived[52]!.ownerId }, query: {}, body: { purpose: 'marketing', isGiven: true, channel: 'paper', note: '入住活动登记' } })
    await withdrawConsent(ctx, { params: { id: offers.id }, query: {}, body: { action: 'withdraw', channel: 'phone' } })
  })
  const tenant = await as('desk', 30, async (ctx) => {
    const facts = archives.createPerson.body.parse({ siteId, name: '罗启航', phones: [{ number: '13905990417' }], idNumber: '11010519491231002X', note: '租期届满已搬离', consent: { channel: 'paper', note: '租户登记表' } })
    const { id } = await takeInPerson(ctx, { ...nothing, body: facts })
    await takeInOccupant(ctx, { ...nothing, body: { unitId: lived[60]!.unitId, personId: id, role: 'tenant', fromOn: day(700), untilOn: day(335), isBillPayer: false } })
    return id
  })
  await as('manager', 18, (ctx) => placeHold(ctx, { ...nothing, body: { siteId, personId: null, unitId: lived[27]!.unitId, reason: '楼上渗水损害赔偿纠纷，法院已受理，结案前全部保留' } }))
  const asking = lived[45]!
  await as('manager', 9, (ctx) => handOut(ctx, { id: asking.ownerId, name: asking.ownerName, siteId }, { purpose: 'own_request', reason: '业主本人持身份证到前台申请复制' }))
  await as('manager', 5, (ctx) => erasePerson(ctx, { params: { id: tenant }, query: {}, body: { name: '罗启航', reason: '租户搬离满一年，本人书面申请清除' } }))
}
