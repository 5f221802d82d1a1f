import type pg from 'pg'
import { bigrams } from '../../server/src/platform/text/index.ts'
import { copy, randoms } from './people.ts'

const PLACES = ['厨房', '卫生间', '主卧', '客厅', '阳台', '地下车库', '电梯厅', '楼道', '大堂', '天台', '管道井', '儿童乐园', '北门岗亭', '垃圾房', '水泵房']
const THINGS = ['水槽下面漏水', '天花板渗水', '灯不亮', '门锁打不开', '下水堵了', '水压很低', '跳闸断电', '有异响', '玻璃裂了', '墙皮脱落', '地漏返味', '对讲没有声音', '门禁刷不开', '空调外机滴水', '消防门关不上', '有人占用车位', '垃圾没有清运', '夜里施工噪音', '宠物没有牵绳', '电梯困过人']
const WISHES = ['请尽快安排师傅。', '希望今天能来看看。', '已经第三次了。', '家里有老人，着急。', '请先电话联系。', '周末上门也可以。', '麻烦给个答复。', '楼下也受影响。']
const TEMPLATES = 20_000
/** As many cases a day as make about three years of them. */
const DAYS = 1_000

/** What residents say: combinations of places, troubles and wishes, with a room or a plate in some. */
export function aStatement(random: () => number): { title: string; statement: string } {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const title = `${pick(PLACES)}${pick(THINGS)}`
  const kind = random()
  const about = kind < 0.2 ? `${1 + Math.floor(random() * 40)}栋${1 + Math.floor(random() * 3)}单元住户，` : kind < 0.3 ? `车牌粤B${String(Math.floor(random() * 1e5)).padStart(5, '0')}，` : ''
  return { title, statement: `${title}，${about}${pick(WISHES)}` }
}

/** The numbers of a day as a case of the n-th of `count` has them. */
export function numberOf(n: number, count: number): string {
  const perDay = Math.max(1, Math.ceil(count / DAYS))
  const day = new Date(Date.UTC(2026, 9, 31) - Math.floor(n / perDay) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  return `C-${day}-${String((n % perDay) + 1).padStart(4, '0')}`
}

/** The cases of an organisation at its sites, about units and persons that `loadPeople` made; one in twenty is open. */
export async function loadCases(client: pg.Client, organizationId: string, siteIds: readonly string[], count: number): Promise<void> {
  const random = randoms(count + 1)
  await client.query('create temporary table made (n int primary key, title text not null, statement text not null, grams text[] not null)')
  await copy(
    client,
    'made',
    ['n', 'title', 'statement', 'grams'],
    (function* () {
      for (let n = 0; n < TEMPLATES; n++) {
        const { title, statement } = aStatement(random)
        yield [n, title, statement, bigrams(`${title} ${statement}`).filter((gram) => !/[\s{}"\\,]/.test(gram))]
      }
    })(),
  )
  await client.query('create temporary table home (n int primary key, unit_id uuid not null, person_id uuid not null, site_id uuid not null)')
  // Their number must be known before joining: a remainder by a column of the same row would compare every case with every home.
  const { rowCount: homes } = await client.query(
    "insert into home select row_number() over (order by unit_id) - 1, unit_id, person_id, site_id from occupancy where organization_id = $1 and site_id = any ($2) and role = 'owner'",
    [organizationId, siteIds],
  )
  if (!homes) throw new Error('No home to take a case for')
  await client.query('analyze made, home')
  await client.query('alter table service_case disable trigger all')
  const perDay = Math.max(1, Math.ceil(count / DAYS))
  await client.query(
    `insert into service_case (organization_id, id, site_id, number, kind, status, urgency, grade, title, statement, category_id, unit_id, person_id, channel, first_contact_by, owner_id, registered_at, resolved_at, closed_at, close_reason, score, result, next_due_at, grams, updated_at)
     select $1, gen_random_uuid(), u.site_id, 'C-' || to_char(date '2026-10-31' - given.n / $3::int, 'YYYYMMDD') || '-' || lpad((given.n % $3::int + 1)::text, 4, '0'), kind, status, case when given.n % 40 = 0 then 'emergency' when given.n % 9 = 0 then 'urgent' else 'normal' end,
            case when kind = 'complaint' then 'complex' end, m.title, m.statement, categories[1 + given.n % array_length(categories, 1)], u.unit_id, u.person_id, 'phone', staff.id, staff.id, at,
            case when status = 'closed' then at + interval '5 hours' end, case when status = 'closed' then at + interval '1 day' end, case when status = 'closed' then 'return_visit' end, case when status = 'closed' then 3 + given.n % 3 end, case when status = 'closed' then '已处理，业户认可。' else '' end,
            case when status <> 'closed' then at + interval '1 day' end, m.grams, at
     from (select n, timestamptz '2026-10-31 20:00+08' - n / $3::int * interval '1 day' - n % $3::int * interval '20 seconds' as at, (array['repair', 'repair', 'repair', 'complaint', 'enquiry', 'assistance'])[1 + n % 6] as kind,
             case when n % 20 = 0 then (array['registered', 'classified', 'in_progress'])[1 + n / 20 % 3] else 'closed' end as status from generate_series(0, $2::int - 1) n) given
     join made m on m.n = (given.n::bigint * 7919 % ${TEMPLATES})::int
     join home u on u.n = given.n % $4::int
     cross join (select array_agg(id) as categories from case_category where organization_id = $1 and parent_id is not null) c
     cross join (select id from employee where organization_id = $1 order by id limit 1) staff`,
    [organizationId, count, perDay, homes],
  )
  await client.query('alter table service_case enable trigger all')
  await client.query('drop table made, home')
}
