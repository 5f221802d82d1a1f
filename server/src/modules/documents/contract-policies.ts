import type { contracts, sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { changePolicy, createPolicy, getPolicy } from '../sla/index.ts'
import type { ContractRow } from './contract-present.ts'

/** Who is told of what a contract promises: as of every promise of a day and more. */
const STEPS: sla.PolicyStep[] = [
  { id: 'reminder', kind: 'reminder', offset: '80%', to: ['handler'] },
  { id: 'breach', kind: 'breach', offset: 'due', to: ['handler', 'supervisor'] },
  { id: 'site_manager', kind: 'escalation', offset: '+PT1H', to: ['site_manager'] },
]

/**
 * What a contract promises in time becomes policies of its site, from its first day on (CON-002): one for each subject, whose clocks they
 * govern before any general policy. Gives their ids. Throws `policy.bad_targets` naming the item, `not_permitted` for who may not change promises.
 */
export async function makePolicies(ctx: Ctx, row: ContractRow): Promise<string[]> {
  const items = (row.items as contracts.ServiceItem[]).flatMap((item, at) => (item.time === null ? [] : [{ ...item, time: item.time, at }]))
  const bySubject = new Map<string, typeof items>()
  for (const item of items) {
    const subject = `${item.time.type} ${item.time.kind} ${item.time.urgency}`
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), item])
  }
  const begins = midnightOf(row.from_on, await timeZoneOf(ctx, row.site_id))
  const ids: string[] = []
  for (const group of bySubject.values()) {
    const { time } = group[0]!
    const body = {
      code: `${row.number}/${ids.length + 1}`, name: `${row.number} ${group.map(({ name }) => name).join('、')}`.slice(0, 100), post: '', rank: 50,
      match: { types: [time.type], ...(time.kind ? { kinds: [time.kind] } : {}), ...(time.urgency ? { urgencies: [time.urgency] } : {}), siteIds: [row.site_id] },
      targets: Object.fromEntries(group.map((item) => [item.time.metric, { target: item.time.target, calendarCode: item.time.calendarCode, steps: STEPS, retarget: 'keep_consumed' as const, reopen: 'new_cycle' as const, isCritical: item.time.urgency === 'emergency' }])),
      ...(begins > ctx.now ? { effectiveFrom: begins.toISOString() } : {}),
    }
    const made = await createPolicy(ctx, { params: {}, query: {}, body }).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'policy.bad_targets') throw error
      throw new AppError('policy.bad_targets', error.message, group.map((item) => ({ pointer: `/items/${item.at}/time`, message: error.message })))
    })
    ids.push(made.id)
  }
  return ids
}

/** The promises of a contract end with it; running clocks keep theirs. */
export async function withdrawPolicies(ctx: Ctx, row: Pick<ContractRow, 'policy_ids'>): Promise<void> {
  for (const id of row.policy_ids) {
    const policy = await getPolicy(ctx, { params: { id }, query: {}, body: {} })
    if (policy.isActive) await changePolicy(ctx, { params: { id }, query: {}, body: { version: policy.version, isActive: false } })
  }
}
