import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { cleanText, parsePhone } from '../../../platform/text/index.ts'
import type { RowReader } from '../../archives/index.ts'
import { mayManage } from '../../people/index.ts'

/** A colleague of a site as a list compares with them. */
export interface ColleagueRow {
  id: string
  login: string
  name: string
  phone: string
  position: string
  department_id: string | null
  skills: string[]
  joined_on: string | null
  experience_years: number | null
  is_active: boolean
  version: number
  site_ids: string[]
  is_everywhere: boolean
  is_head: boolean
}

/** Those with a role at the site or in the whole organisation. */
export async function colleaguesOf(ctx: Ctx, siteId: string): Promise<ColleagueRow[]> {
  const { rows } = await sql<ColleagueRow>`
    select e.id, a.login, e.name, e.phone, e.position, e.department_id, e.skills, e.joined_on, e.experience_years, e.is_active, e.version,
      coalesce(array_agg(distinct r.site_id) filter (where r.site_id is not null), '{}') as site_ids, bool_or(r.scope = 'organization') as is_everywhere, bool_or(r.role in ('administrator', 'general_manager')) as is_head
    from employee e join account a on a.organization_id = e.organization_id and a.id = e.account_id
    join role_assignment r on r.organization_id = e.organization_id and r.account_id = e.account_id
    where exists (select 1 from role_assignment h where h.organization_id = e.organization_id and h.account_id = e.account_id and (h.site_id = ${siteId} or h.scope = 'organization'))
    group by e.organization_id, e.id, a.login order by e.name, e.id`.execute(ctx.tx)
  return rows
}

export const manages = (importer: Ctx | null, { site_ids, is_everywhere, is_head }: ColleagueRow): boolean => importer !== null && mayManage(importer, { siteIds: site_ids, isEverywhere: is_everywhere, isAdministrator: is_head })

/** A phone as it is kept: digits that can be called, else as it stands. */
export function phoneIn(text: string): string {
  const parsed = parsePhone(text)
  return parsed.ok ? parsed.phone.value : cleanText(text).slice(0, 30)
}

/** Colleagues by sign-in, by a phone that only one has, and by a name that only one has. */
export function byAllWords(colleagues: readonly ColleagueRow[]): Map<string, ColleagueRow> {
  const found = new Map<string, ColleagueRow[]>()
  const put = (key: string, row: ColleagueRow): void => void found.set(key, [...(found.get(key) ?? []), row])
  for (const row of colleagues) {
    put(`login ${row.login}`, row)
    if (row.phone !== '') put(`phone ${phoneIn(row.phone)}`, row)
    put(`name ${row.name}`, row)
  }
  return new Map([...found].flatMap(([key, rows]) => (rows.length === 1 ? [[key, rows[0]!] as const] : [])))
}

/** The keys by which a row names a colleague: who signs in is sought by that alone. */
export function keysIn(row: RowReader): string[] {
  const [login, phone] = [row.text('login', 100)?.toLowerCase(), row.text('phone', 30)]
  if (login !== undefined) return [`login ${login}`]
  return phone === undefined ? [] : [`phone ${phoneIn(phone)}`, `login ${phoneIn(phone)}`]
}
