import { sql } from 'kysely'
import type { Locale } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { householdHistory, personReference, whenOwnerChanges, type Transfer } from '../archives/index.ts'
import { CARDS, tellUnit } from './cards.ts'
import { changeRow, type Row } from './register.ts'
import { displayPlate } from '../../platform/text/index.ts'
import { endVehicle } from './vehicles.ts'

const WORDS: Record<Locale, { cards: (n: number) => string; vehicles: (plates: string) => string; pets: (n: number) => string; spaces: (codes: string) => string; because: string }> = {
  'zh-CN': { cards: (n) => `${n} 张门禁卡注销`, vehicles: (plates) => `车辆注销：${plates}`, pets: (n) => `${n} 只宠物注销`, spaces: (codes) => `车位租约仍在履行，请先退租：${codes}`, because: '过户' },
  'zh-TW': { cards: (n) => `${n} 張門禁卡註銷`, vehicles: (plates) => `車輛註銷：${plates}`, pets: (n) => `${n} 隻寵物註銷`, spaces: (codes) => `車位租約仍在履行，請先退租：${codes}`, because: '過戶' },
  en: { cards: (n) => `${n} access cards cancelled`, vehicles: (plates) => `vehicles have left: ${plates}`, pets: (n) => `${n} pets no longer here`, spaces: (codes) => `end these parking leases first: ${codes}`, because: 'change of owner' },
}

interface Left {
  cards: Row<'access_card'>[]
  vehicles: Row<'vehicle'>[]
}

/** What those who leave a unit have of it; who stays, such as a tenant, keeps it. */
async function leftBy(ctx: Ctx, { unitId, leaving }: Transfer, lock = sql``): Promise<Left> {
  if (leaving.length === 0) return { cards: [], vehicles: [] }
  const theirs = sql`unit_id = ${unitId} and person_id in (${sql.join(leaving)})`
  return {
    cards: (await sql<Row<'access_card'>>`select * from access_card where ${theirs} and state not in ('cancelled', 'lost') order by id ${lock}`.execute(ctx.tx)).rows,
    vehicles: (await sql<Row<'vehicle'>>`select * from vehicle where ${theirs} and ended_on is null order by id ${lock}`.execute(ctx.tx)).rows,
  }
}

function said(ctx: Ctx, { cards, vehicles }: Left): string[] {
  const words = WORDS[ctx.locale]
  return [...(cards.length > 0 ? [words.cards(cards.length)] : []), ...(vehicles.length > 0 ? [words.vehicles(vehicles.map((one) => displayPlate(one.plate)).join('、'))] : [])]
}

/** Cards open no door for who has left, and their cars are no longer of the house; a parking lease that runs is settled before (UNT-012). */
export function settleOwnerChanges(): void {
  whenOwnerChanges({
    name: 'registers',
    check: async (ctx, { unitId, leaving }) => {
      if (leaving.length === 0) return []
      const { rows } = await sql<{ code: string }>`
        select s.code from parking_lease l join parking_space s on s.organization_id = l.organization_id and s.id = l.space_id
        where l.unit_id = ${unitId} and l.person_id in (${sql.join(leaving)}) and l.ended_on is null order by s.code`.execute(ctx.tx)
      return rows.length === 0 ? [] : [WORDS[ctx.locale].spaces(rows.map(({ code }) => code).join('、'))]
    },
    foresee: async (ctx, transfer) => said(ctx, await leftBy(ctx, transfer)),
    settle: async (ctx, transfer) => {
      const left = await leftBy(ctx, transfer, sql`for update`)
      const note = WORDS[ctx.locale].because
      for (const card of left.cards) {
        const changed = await changeRow(ctx, CARDS, card, { state: 'cancelled', end_note: note }, { action: 'cancel', fromStatus: card.state, toStatus: 'cancelled', note })
        tellUnit(ctx, changed, 'card_cancelled')
      }
      for (const vehicle of left.vehicles) await endVehicle(ctx, vehicle, note)
      return said(ctx, left)
    },
  })
}

/** When two files of one person become one, what they have goes along. */
export function goAlongWithMerges(): void {
  const each = [
    ['vehicle', 'vehicle', 'person_id'], ['access_card', 'access_card', 'person_id'], ['pet', 'pet', 'person_id'], ['parking_space', 'parking_space', 'owner_id'], ['parking_space', 'parking_lease', 'person_id'], ['tenancy', 'tenancy', 'tenant_id'],
    ['business_change', 'business_change', 'person_id'],
  ] as const
  for (const [kind, table, column] of each) personReference({ kind, table, column, key: ['id'] })
}

/** Cards, cars, tenancies, entrustments and businesses stand in the history of a household. */
export function tellHouseholds(): void {
  const source = (kind: string, text: ReturnType<typeof sql>): void => householdHistory({ kinds: [kind], permission: 'archives:read', lines: (_, unitId) => sql`${text} where t.unit_id = ${unitId}::uuid` })
  source('access_card', sql`select 'access_card', t.id, t.applied_at, coalesce(t.number, ''), t.kind, t.state, 'cardState', null::bigint from access_card t`)
  source('vehicle', sql`select 'vehicle', t.id, t.registered_on::timestamptz, t.plate, trim(t.colour || ' ' || t.brand), null, null, null::bigint from vehicle t`)
  source('tenancy', sql`select 'tenancy', t.id, t.from_on::timestamptz, t.from_on || ' – ' || coalesce(t.ended_on, t.until_on), t.landlord_contact, null, null, t.rent_fen::bigint from tenancy t`)
  source('entrustment', sql`select 'entrustment', t.id, t.from_on::timestamptz, '', t.holder_name, null, null, null::bigint from entrustment t`)
  source('business_change', sql`select 'business_change', t.id, t.requested_at, '', coalesce(nullif(t.name, ''), t.business), t.state, 'businessState', null::bigint from business_change t`)
}
