import { sql, type Insertable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { bigrams, formatRoomCode, parseRoomCode, pinyinKeys, roomSortKey } from '../../platform/text/index.ts'
import { syncHouseholds } from './households/sync.ts'
import type { ArchivesTables } from './tables.ts'

export interface DemoHousehold {
  unitId: string
  buildingId: string
  entranceId: string
  code: string
  ownerId: string
  ownerName: string
  phone: string
  isLivedIn: boolean
}

interface Dice {
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
}

const SURNAMES = [...'苏陶邵单仇解曾温蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏姜戚谢邹喻柏水窦章云潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹']
const GIVEN = ['婉清', '明哲', '思远', '雨桐', '子墨', '静怡', '俊豪', '佳宁', '文博', '晓岚', '志强', '秀兰', '建国', '桂英', '浩然', '梓涵', '欣妍', '宇航', '若溪', '景行', '云舒', '承宇', '书瑶', '念慈', '长青', '立群', '海峰', '玉梅', '春华', '秋实', '庆余', '知微', '安然', '明月', '向阳', '国栋', '雅琴', '怀瑾', '凯', '敏', '磊', '娜', '涛', '静', '勇', '倩']
const LAYOUTS = [['两室一厅', 78.32], ['两室两厅', 89.15], ['三室两厅', 118.5], ['四室两厅', 143.86]] as const
const ROWS_A_STATEMENT = 500
/** The unit of the demo login `resident`. */
export const DEMO_RESIDENT_HOME = '3-2-1201'

/** Six buildings of 25 floors with two entrances of two units a floor: 600 households with owners, families and tenants; invented names only. */
export async function demoHouseholds(ctx: Ctx, siteId: string, zoneIds: readonly string[], dice: Dice): Promise<DemoHousehold[]> {
  const buildings: Insertable<ArchivesTables['building']>[] = []
  const entrances: Insertable<ArchivesTables['entrance']>[] = []
  const units: Insertable<ArchivesTables['unit']>[] = []
  const persons: Insertable<ArchivesTables['person']>[] = []
  const phones: Insertable<ArchivesTables['person_phone']>[] = []
  const occupancies: Insertable<ArchivesTables['occupancy']>[] = []
  const households: DemoHousehold[] = []
  const organization_id = ctx.organizationId
  let phoneCount = 0

  const person = (name: string): { id: string; phone: string } => {
    const id = newId()
    const phone = `1990000${String(1000 + phoneCount++).padStart(4, '0')}`
    const { pinyin, initials } = pinyinKeys(name)
    persons.push({ organization_id, id, site_ids: [siteId], name, sex: dice.chance(0.5) ? 'male' : 'female', pinyin, initials, grams: bigrams(name), id_kind: null, id_number_sealed: null, id_number_index: null, id_number_masked: null, birthday: null, tags: dice.chance(0.02) ? ['独居老人'] : [] })
    phones.push({ organization_id, person_id: id, position: 0, number: phone, reversed: [...phone].reverse().join('') })
    return { id, phone }
  }
  const lives = (unitId: string, personId: string, role: 'owner' | 'tenant' | 'family', isBillPayer: boolean): void =>
    void occupancies.push({ organization_id, id: newId(), site_id: siteId, unit_id: unitId, person_id: personId, role, from_on: '2021-06-30', until_on: null, is_bill_payer: isBillPayer })

  for (let b = 1; b <= 6; b++) {
    const buildingId = newId()
    buildings.push({ organization_id, id: buildingId, site_id: siteId, code: String(b), name: `${b}栋`, zone_id: zoneIds[b <= 3 ? 0 : 1]! })
    for (let e = 1; e <= 2; e++) {
      const entranceId = newId()
      entrances.push({ organization_id, id: entranceId, building_id: buildingId, code: String(e), floors: 25, has_elevator: true })
      for (let floor = 1; floor <= 25; floor++)
        for (let door = 1; door <= 2; door++) {
          const room = `${floor}0${door}`
          const code = parseRoomCode(`${b}-${e}-${room}`)!
          const unitId = newId()
          const [layout, area] = LAYOUTS[(door + (b % 2) * 2 - 1) % LAYOUTS.length]!
          // Somebody must be at home where the demo resident lives.
          const isVacant = dice.chance(0.09) && `${b}-${e}-${room}` !== DEMO_RESIDENT_HOME
          const isLet = !isVacant && dice.chance(0.14)
          // The attics of the top floor stand on no deed, and pay.
          units.push({
            organization_id, id: unitId, site_id: siteId, building_id: buildingId, entrance_id: entranceId, code: formatRoomCode(code), sort_key: roomSortKey(code), room, floor, layout, building_area: area, billing_area: floor === 25 ? Math.round((area + 12.6) * 100) / 100 : null, indoor_area: Math.round(area * 79) / 100,
            state: isVacant ? 'vacant' : isLet ? 'let' : dice.chance(0.02) ? 'renovating' : 'self_occupied', handed_over_on: '2021-06-30', rent_fen: null,
          })
          const name = dice.pick(SURNAMES) + dice.pick(GIVEN)
          const owner = person(name)
          lives(unitId, owner.id, 'owner', true)
          if (isLet) lives(unitId, person(dice.pick(SURNAMES) + dice.pick(GIVEN)).id, 'tenant', false)
          else if (!isVacant && dice.chance(0.6)) lives(unitId, person(dice.pick(SURNAMES) + dice.pick(GIVEN)).id, 'family', false)
          households.push({ unitId, buildingId, entranceId, code: formatRoomCode(code), ownerId: owner.id, ownerName: name, phone: owner.phone, isLivedIn: !isVacant })
        }
    }
  }
  await ctx.tx.insertInto('building').values(buildings).execute()
  await ctx.tx.insertInto('entrance').values(entrances).execute()
  for (const part of parts(units)) await ctx.tx.insertInto('unit').values(part).execute()
  for (const part of parts(persons)) await ctx.tx.insertInto('person').values(part).execute()
  for (const part of parts(phones)) await ctx.tx.insertInto('person_phone').values(part).execute()
  for (const part of parts(occupancies)) await ctx.tx.insertInto('occupancy').values(part).execute()
  await syncHouseholds(ctx, units.map(({ id }) => id), ctx.now.toISOString().slice(0, 10))
  // The files are as old as the story.
  for (const table of ['unit', 'person', 'household'] as const) await sql`update ${sql.table(table)} set created_at = ${ctx.now}, updated_at = ${ctx.now}`.execute(ctx.tx)
  return households
}

function* parts<T>(rows: T[]): Generator<T[]> {
  for (let i = 0; i < rows.length; i += ROWS_A_STATEMENT) yield rows.slice(i, i + ROWS_A_STATEMENT)
}
