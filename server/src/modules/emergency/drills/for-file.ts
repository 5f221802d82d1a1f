import type { competence } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { dayIn } from '../../../platform/time.ts'

type Rows = competence.CompetenceFile['sections'][number]['rows']
const HOUR_MS = 3_600_000
const HOURS = { 'zh-CN': '小时', 'zh-TW': '小時', en: 'hours' } as const

/** A drill that was held counts as a training of everybody who took part (EMG-018): which, as what, how long, and what it scored. */
export async function drillsForFile(ctx: Ctx, employeeId: string): Promise<Rows> {
  const rows = await ctx.tx
    .selectFrom('drill_attendance as a')
    .innerJoin('drill as d', (join) => join.onRef('d.organization_id', '=', 'a.organization_id').onRef('d.id', '=', 'a.drill_id'))
    .innerJoin('incident as i', (join) => join.onRef('i.organization_id', '=', 'd.organization_id').onRef('i.id', '=', 'd.incident_id'))
    .innerJoin('site as t', (join) => join.onRef('t.organization_id', '=', 'd.organization_id').onRef('t.id', '=', 'd.site_id'))
    .select(['d.number', 'd.kind', 'd.held_at', 'd.score', 'a.duty', 'i.closed_at', 't.time_zone'])
    .where('a.employee_id', '=', employeeId).where('d.state', '=', 'held').where('d.held_at', 'is not', null)
    .orderBy('d.held_at', 'desc').orderBy('d.number', 'desc').limit(50).execute()
  return rows.map((row) => {
    const hours = row.closed_at === null ? 0 : Math.round((row.closed_at.getTime() - row.held_at!.getTime()) / HOUR_MS * 10) / 10
    const words = [row.number, labelOf(ctx.locale, 'incidentKind', row.kind), row.duty === null ? '' : labelOf(ctx.locale, 'incidentDuty', row.duty), hours > 0 ? `${hours} ${HOURS[ctx.locale]}` : '']
    return { at: dayIn(row.time_zone, row.held_at!), text: words.filter(Boolean).join(' · '), value: row.score, path: null }
  })
}
