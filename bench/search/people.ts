import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { nameColumns } from '../../server/src/modules/archives/person-columns.ts'
import { newId } from '../../server/src/platform/ids.ts'

/** The hundred surnames, most usual first; about as in life, the first ten are a third of all people. */
const SURNAMES = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏' +
    '吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
)
const GIVEN = Array.from(
  '伟芳娜敏静秀英丽强磊军洋勇艳杰娟涛明超霞平刚桂华国建文红玉春梅云海燕兰志金永荣福生林德祥' +
    '小龙宇晨子涵欣怡浩然嘉俊思雨佳琪雪婷博晓东辉鹏飞鑫亮波凯峰彬锋健斌宁瑞安康乐彤悦雅诗可馨梓萱一诺若溪沐阳景天承恩启航知远清扬',
)
export const SITES = 10

/** Deterministic numbers from 0 to 1, so that two runs search the same people. */
export function randoms(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Early ones are drawn far more often than late ones. */
function skewed<T>(items: readonly T[], random: () => number, power: number): T {
  return items[Math.floor(random() ** power * items.length)]!
}

export function aName(random: () => number): { name: string; kind: 'person' | 'company' } {
  if (random() < 0.01)
    return { name: `${skewed(GIVEN, random, 1)}${skewed(GIVEN, random, 1)}${skewed(GIVEN, random, 1)}贸易有限公司`, kind: 'company' }
  const given = random() < 0.15 ? skewed(GIVEN, random, 1.6) : skewed(GIVEN, random, 1.6) + skewed(GIVEN, random, 1.6)
  return { name: skewed(SURNAMES, random, 2) + given, kind: 'person' }
}

export function aPhone(random: () => number): string {
  return `1${'3456789'[Math.floor(random() * 7)]}${String(Math.floor(random() * 1e9)).padStart(9, '0')}`
}

function cell(value: unknown): string {
  if (value === null) return '\\N'
  return Array.isArray(value) ? `{${value.join(',')}}` : String(value as string | number | boolean)
}

/** Rows of text format for COPY; a list becomes an array. */
export async function copy(client: pg.Client, table: string, columns: string[], rows: Iterable<unknown[]>): Promise<void> {
  function* lines(): Generator<string> {
    let text = ''
    for (const row of rows) {
      text += `${row.map(cell).join('\t')}\n`
      if (text.length > 65_536) {
        yield text
        text = ''
      }
    }
    yield text
  }
  await pipeline(Readable.from(lines()), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)))
}

/** The persons of an organisation: each has a phone and belongs to one of the sites; four of ten thousand units belong to one each. */
export async function loadPeople(client: pg.Client, organizationId: string, siteIds: string[], count: number): Promise<void> {
  const random = randoms(count)
  const persons = Array.from({ length: count }, (_, i) => ({ id: newId(), siteId: siteIds[i % siteIds.length]!, ...aName(random) }))
  await copy(
    client,
    'person',
    ['organization_id', 'id', 'site_ids', 'name', 'kind', 'pinyin', 'initials', 'grams'],
    (function* () {
      for (const { id, siteId, name, kind } of persons) {
        const { pinyin, initials, grams } = nameColumns(name, kind)
        yield [organizationId, id, [siteId], name, kind, pinyin, initials, grams]
      }
    })(),
  )
  await copy(
    client,
    'person_phone',
    ['organization_id', 'person_id', 'position', 'number', 'reversed'],
    (function* () {
      for (const { id } of persons) {
        const number = aPhone(random)
        yield [organizationId, id, 0, number, Array.from(number).reverse().join('')]
      }
    })(),
  )
  await loadUnits(client, organizationId, siteIds, persons)
}

/** One unit for every second person, who owns it; the next person is family. */
async function loadUnits(
  client: pg.Client,
  organizationId: string,
  siteIds: string[],
  persons: { id: string; siteId: string }[],
): Promise<void> {
  const perSite = Math.ceil(persons.length / 2 / siteIds.length)
  const units: { id: string; siteId: string; buildingId: string; building: number; entrance: number; room: string }[] = []
  const buildings: unknown[][] = []
  for (const siteId of siteIds) {
    let buildingId = ''
    for (let i = 0; i < perSite; i++) {
      const building = Math.floor(i / 240) + 1
      if (i % 240 === 0) buildings.push([organizationId, (buildingId = newId()), siteId, building, `${building}栋`])
      const entrance = Math.floor((i % 240) / 120) + 1
      const floor = Math.floor((i % 120) / 4) + 1
      units.push({ id: newId(), siteId, buildingId, building, entrance, room: `${floor}0${(i % 4) + 1}` })
    }
  }
  const pad = (part: string | number): string => String(part).padStart(6, '0')
  await copy(client, 'building', ['organization_id', 'id', 'site_id', 'code', 'name'], buildings)
  await copy(
    client,
    'unit',
    ['organization_id', 'id', 'site_id', 'building_id', 'code', 'sort_key', 'room'],
    (function* () {
      for (const { id, siteId, buildingId, building, entrance, room } of units)
        yield [
          organizationId,
          id,
          siteId,
          buildingId,
          `${building}-${entrance}-${room}`,
          `${pad(building)}-${pad(entrance)}-${pad(room)}`,
          room,
        ]
    })(),
  )
  await copy(
    client,
    'occupancy',
    ['organization_id', 'id', 'site_id', 'unit_id', 'person_id', 'role', 'is_bill_payer'],
    (function* () {
      for (const [s, siteId] of siteIds.entries())
        for (let i = 0; i < perSite; i++) {
          const unit = units[s * perSite + i]!
          for (const [j, role] of ['owner', 'family'].entries()) {
            const person = persons[(2 * i + j) * siteIds.length + s]
            if (person) yield [organizationId, newId(), siteId, unit.id, person.id, role, j === 0]
          }
        }
    })(),
  )
}
