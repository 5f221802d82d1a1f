import type { cases } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { presentFile } from '../../platform/files/files.ts'
import { iso } from '../../platform/time.ts'
import type { CaseRow, Named } from './present.ts'

type Links = Pick<cases.Case, 'duplicateOf' | 'related' | 'splitFrom'>

/** Everything of a case that stands beside its own row, but for its orders and clocks. */
export interface Around {
  named: Named
  handlers: string[]
  visits: { list: cases.Case['returnVisits']; unreachedDays: number }
  files: cases.Case['files']
  links: Links
  ratings: cases.Case['ratings']
  leadingStatus: cases.Case['leadingStatus']
}

interface VisitJson {
  id: string
  at: string
  by_employee: string
  by_name: string
  channel: string
  is_reached: boolean
  is_settled: boolean | null
  score: number | null
  attitude: number | null
  timeliness: number | null
  quality: number | null
  opinion: string
  cycle: number
  day: string
}
interface RatingJson {
  cycle: number
  at: string
  is_settled: boolean
  score: number
  attitude: number | null
  timeliness: number | null
  quality: number | null
  opinion: string
}
interface AroundRow extends Named {
  handlers: string[]
  visits: VisitJson[]
  files: { id: string; name: string; content_type: string; bytes: number; is_image: boolean; taken_at: string | null }[]
  links: { id: string; number: string }[]
  ratings: RatingJson[]
  leading_status: cases.Case['leadingStatus']
}

const list = (rows: string): string => `coalesce((select jsonb_agg(x) from (${rows}) x), '[]')`
/** A link may stand on either side of a case. */
const OTHERS = 'case when l.case_id = k.id then l.other_id else l.case_id end'

/**
 * One statement for what a case's page shows around it (the page takes five in all): people look at cases all day long, and each trip to
 * the database would be waited for.
 */
export async function aroundCase(ctx: Ctx, row: Pick<CaseRow, 'id' | 'cycle' | 'duplicate_of' | 'split_from'>): Promise<Around> {
  const { rows } = await ctx.client.query<AroundRow>({
    name: 'around_case',
    text: `select c.name as "categoryName", u.code as "unitCode", p.name as "personName", f.name as "firstContactName", o.name as "ownerName", d.name as "departmentName", lead.status as leading_status,
             coalesce((select jsonb_agg(h.employee_id) from case_handler h where h.organization_id = k.organization_id and h.case_id = k.id), '[]') as handlers,
             ${list(`select v.*, e.name as by_name, (v.at at time zone s.time_zone)::date as day from return_visit v join employee e on e.organization_id = v.organization_id and e.id = v.by_employee
               where v.organization_id = k.organization_id and v.case_id = k.id order by v.at, v.id`)} as visits,
             ${list(`select w.id, w.name, w.content_type, w.bytes, w.is_image, w.taken_at from file_link l join file w on w.organization_id = l.organization_id and w.id = l.file_id
               where l.organization_id = k.organization_id and l.record_id = k.id order by l.created_at, w.id`)} as files,
             ${list(`select distinct other.id, other.number from case_link l join service_case other on other.organization_id = l.organization_id and other.id = ${OTHERS}
               where l.organization_id = k.organization_id and (l.case_id = k.id or l.other_id = k.id) order by other.number limit 100`)} as links,
             ${list('select r.* from case_rating r where r.organization_id = k.organization_id and r.case_id = k.id order by r.cycle')} as ratings
           from service_case k
           join site s on s.organization_id = k.organization_id and s.id = k.site_id
           join employee f on f.organization_id = k.organization_id and f.id = k.first_contact_by
           join employee o on o.organization_id = k.organization_id and o.id = k.owner_id
           left join case_category c on c.organization_id = k.organization_id and c.id = k.category_id
           left join unit u on u.organization_id = k.organization_id and u.id = k.unit_id
           left join person p on p.organization_id = k.organization_id and p.id = k.person_id
           left join department d on d.organization_id = k.organization_id and d.id = k.department_id
           left join service_case lead on lead.organization_id = k.organization_id and lead.id = k.duplicate_of
           where k.id = $1`,
    values: [row.id],
  })
  const found = rows[0]!
  const { handlers, links, ratings, leading_status: leadingStatus, visits, files, ...named } = found
  return {
    named, handlers, leadingStatus, visits: visitsIn(visits, row.cycle), links: linksIn(links, row),
    files: files.map((file) => presentFile({ ...file, taken_at: file.taken_at === null ? null : new Date(file.taken_at) })),
    ratings: ratings.map((one) => ({ cycle: one.cycle, at: iso(new Date(one.at)), isSettled: one.is_settled, score: one.score, attitude: one.attitude, timeliness: one.timeliness, quality: one.quality, opinion: one.opinion })),
  }
}

/** Return visits, oldest first, and on how many days of the present cycle nobody was reached. */
function visitsIn(visits: readonly VisitJson[], cycle: number): Around['visits'] {
  const unreached = visits.filter((visit) => visit.cycle === cycle && !visit.is_reached).map((visit) => visit.day)
  return {
    list: visits.map((visit) => ({
      id: visit.id, at: iso(new Date(visit.at)), by: { id: visit.by_employee, name: visit.by_name }, channel: visit.channel, isReached: visit.is_reached, isSettled: visit.is_settled, score: visit.score, attitude: visit.attitude, timeliness: visit.timeliness, quality: visit.quality, opinion: visit.opinion,
    })),
    unreachedDays: new Set(unreached).size,
  }
}

function linksIn(links: readonly { id: string; number: string }[], row: Pick<CaseRow, 'duplicate_of' | 'split_from'>): Links {
  const named = (id: string | null) => links.find((other) => other.id === id) ?? null
  return { duplicateOf: named(row.duplicate_of), splitFrom: named(row.split_from), related: links.filter(({ id }) => id !== row.duplicate_of && id !== row.split_from) }
}
