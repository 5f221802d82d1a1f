import { sql } from 'kysely'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { householdHistory, personReference, whenOwnerChanges, type Transfer } from '../archives/index.ts'

const FORESEEN = { 'zh-CN': (n: number) => `${n} 张门禁卡停用`, 'zh-TW': (n: number) => `${n} 張門禁卡停用`, en: (n: number) => `${n} access cards are cancelled` }

/** Cards, vehicles and pets stand in the history of a household (HHD-009), go along with a merged file, and cards end with their owner. */
export function tellHouseholds(): void {
  householdHistory({
    kinds: ['access_card'], permission: 'archives:read',
    lines: (_, unitId) => sql`select 'access_card', c.id, c.applied_at, coalesce(c.number, ''), p.name, c.state, 'cardState', null::bigint from access_card c join person p on p.organization_id = c.organization_id and p.id = c.person_id where c.unit_id = ${unitId}::uuid`,
  })
  for (const table of ['parking_lease', 'vehicle', 'access_card', 'pet', 'business_change'] as const) personReference({ kind: table, table, column: 'person_id', key: ['id'] })
  personReference({ kind: 'tenancy', table: 'tenancy', column: 'tenant_id', key: ['id'] })
  whenOwnerChanges({
    name: 'cards',
    check: () => Promise.resolve([]),
    foresee: async (ctx, transfer) => words(ctx, (await cardsOf(ctx, transfer)).length),
    async settle(ctx, transfer) {
      const cards = await cardsOf(ctx, transfer)
      for (const card of cards) {
        await ctx.tx.updateTable('access_card').set({ state: 'cancelled', end_note: transfer.takesOverOn, version: card.version + 1, updated_at: ctx.now }).where('id', '=', card.id).execute()
        recordHappening(ctx, { siteId: transfer.siteId, recordType: 'access_card', recordId: card.id, action: 'cancel', fromStatus: card.state, toStatus: 'cancelled' })
        announceChange(ctx, { recordType: 'access_card', recordId: card.id, siteId: transfer.siteId, action: 'cancel' })
      }
      return words(ctx, cards.length)
    },
  })
}

const words = (ctx: Ctx, count: number): string[] => (count === 0 ? [] : [FORESEEN[ctx.locale](count)])

/** Cards of those who leave, for this unit, that still open a door. */
function cardsOf(ctx: Ctx, { unitId, leaving }: Transfer) {
  return ctx.tx.selectFrom('access_card').select(['id', 'state', 'version']).where('unit_id', '=', unitId).where('person_id', 'in', leaving.length > 0 ? [...leaving] : [unitId]).where('state', 'in', ['applied', 'issued', 'expiring', 'expired']).orderBy('id').forUpdate().execute()
}
