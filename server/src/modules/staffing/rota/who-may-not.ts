import type { Ctx } from '../../../platform/ctx.ts'
import { on } from '../../../platform/events.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { sendMessage } from '../../../platform/messages/messages.ts'
import { siteById } from '../../organization/index.ts'
import { abilitiesChanged, employeeLeft, employeeNames } from '../../people/index.ts'
import { plannersAt } from '../messages.ts'
import { loadMonth, publishedOf, type Published } from './month.ts'
import { judgeOf } from './rules.ts'
import { takeOut } from './take-out.ts'

/**
 * What becomes of a published rota when somebody on it may no longer work as planned. A certificate that is withdrawn, cut short or no longer
 * verified, or another position: those who plan hear at once which shifts break the rules from now on, and decide (STF-005). Nothing is taken
 * away by itself, as a certificate that was renewed counts again as soon as somebody has seen it. Who leaves the company is taken out.
 */
export function rotasFollowPeople(): void {
  on(abilitiesChanged, 'staffing.who-may-not', async (ctx, { employeeId, at }) => {
    for (const { siteId, month } of await monthsAhead(ctx, employeeId)) await tellOfBroken(ctx, { siteId, month, employeeId, at })
  })
  on(employeeLeft, 'staffing.who-left', async (ctx, { employeeId, at }) => {
    const taken = new Map<string, Published[]>()
    for (const { siteId, month } of await monthsAhead(ctx, employeeId)) taken.set(siteId, [...(taken.get(siteId) ?? []), ...(await takeOut(ctx, { siteId, month, kind: 'left', employeeId, touches: () => true }))])
    const name = (await employeeNames(ctx, [employeeId])).get(employeeId) ?? ''
    for (const [siteId, shifts] of taken)
      if (shifts.length > 0) sendMessage(ctx, { accountIds: await plannersAt(ctx, siteId), template: 'rota.who_left', level: 'warning', params: { who: name, n: shifts.length, day: firstOf(shifts) }, record: { type: 'employee', id: employeeId }, dedupeKey: `rota.who_left:${siteId}:${employeeId}:${at}` })
  })
}

const firstOf = (shifts: readonly { day: string }[]): string => shifts.map(({ day }) => day).sort()[0]!

/** Months in which somebody stands with a shift that is not over, in an order in which two never wait for each other. */
async function monthsAhead(ctx: Ctx, employeeId: string): Promise<{ siteId: string; month: string }[]> {
  const { rows } = await ctx.client.query<{ site_id: string; month: string }>({
    name: 'rotas_ahead',
    text: `select r.site_id, r.month from rota r where r.organization_id = $1 and r.id in
             (select rota_id from rota_shift where organization_id = $1 and employee_id = $2 and until_number is null and to_at > $3
              union select rota_id from rota_entry where organization_id = $1 and employee_id = $2 and day >= $3::date - 1)
           order by r.site_id, r.month`,
    values: [ctx.organizationId, employeeId, ctx.now],
  })
  return rows.map((row) => ({ siteId: row.site_id, month: row.month.slice(0, 7) }))
}

async function tellOfBroken(ctx: Ctx, { siteId, month, employeeId, at }: { siteId: string; month: string; employeeId: string; at: string }): Promise<void> {
  const loaded = await loadMonth(ctx, siteId, month)
  const published = await publishedOf(ctx, loaded.rota!.id)
  const broken = judgeOf(loaded)(published, published.filter((one) => one.employeeId === employeeId && one.to > ctx.now.getTime()))
  if (broken.length === 0) return
  const { name } = await siteById(ctx, siteId)
  const [{ obstacle: first }] = broken as [(typeof broken)[number]]
  const detail = [...new Set(broken.flatMap(({ obstacle }) => (obstacle.kind === first.kind && obstacle.detail !== '' ? [obstacle.detail] : [])))].join('、')
  sendMessage(ctx, {
    accountIds: await plannersAt(ctx, siteId), template: 'rota.who_may_not', level: 'urgent', params: { who: loaded.people.find(({ id }) => id === employeeId)?.name ?? '', n: broken.length, day: firstOf(broken), why: `@rotaObstacle:${first.kind}`, detail, site: name, month }, record: { type: 'rota', id: loaded.rota!.id },
    dedupeKey: `rota.who_may_not:${loaded.rota!.id}:${employeeId}:${at}`,
  })
  announceChange(ctx, { recordType: 'rota', recordId: loaded.rota!.id, siteId, action: 'rules_broken' })
}
