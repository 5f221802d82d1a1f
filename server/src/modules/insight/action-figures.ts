import type { Ctx } from '../../platform/ctx.ts'
import { dayAfter, dayIn } from '../../platform/time.ts'
import { count, share, type Figure, type Period } from './figure.ts'

const ON_TIME = 0.95

interface Counts {
  open: number
  overdue: number
  due: number
  on_time: number
  looked: number
  effective: number
  duties: number
  duties_done: number
}

/**
 * What became of the corrective actions of a site (SCR-007, SCR-010) and of the duties that its closed months gave (SCR-002): what is open and
 * overdue now; of those whose day came in the period, how many were done by it; of those looked at again in the period, how many passed at the
 * first look; of the duties given in the period, how many passed. Dropped ones count nowhere but among those looked at. Each link filters the list to
 * what was counted.
 */
export async function actionFigures(ctx: Ctx, [siteId, from, to]: Period, timeZone: string): Promise<Figure[]> {
  const today = dayIn(timeZone, ctx.now)
  const [first, last] = [dayIn(timeZone, from), dayIn(timeZone, new Date(to.getTime() - 1))]
  const yesterday = dayAfter(today, -1)
  const lastDue = last < yesterday ? last : yesterday
  const { rows } = await ctx.client.query<Counts>({
    name: 'insight_quality_actions',
    text: `with a as (
             select state, source, due_on, round, ended_at, done_at, due_on between $2::date and $4::date and state <> 'dropped' as is_due,
               verified_at >= $2::date::timestamp at time zone $6 and verified_at < ($3::date + 1)::timestamp at time zone $6 as is_looked,
               source = 'score' and state <> 'dropped' and raised_at >= $2::date::timestamp at time zone $6 and raised_at < ($3::date + 1)::timestamp at time zone $6 as is_duty
             from quality_action where site_id = $1)
           select count(*) filter (where ended_at is null) as open, count(*) filter (where state = 'open' and due_on < $5::date) as overdue,
             count(*) filter (where is_due) as due, count(*) filter (where is_due and done_at < (due_on + 1)::timestamp at time zone $6) as on_time,
             count(*) filter (where is_looked) as looked, count(*) filter (where is_looked and state = 'closed' and round = 1) as effective,
             count(*) filter (where is_duty) as duties, count(*) filter (where is_duty and state = 'closed') as duties_done
           from a`,
    values: [siteId, first, last, lastDue, today, timeZone],
  })
  const found = rows[0]!
  const list = (query: string): string => `/quality/improve/actions?${query}`
  return [
    count('actionsOpen', found.open, list('open=true')),
    count('actionsOverdue', found.overdue, list('overdue=true')),
    share('actionsOnTimeRate', found.on_time, found.due, ON_TIME, list(`state=open,done,closed&dueFrom=${first}&dueTo=${lastDue}`)),
    share('actionsEffectiveRate', found.effective, found.looked, null, list(`lookedFrom=${first}&lookedTo=${last}`)),
    share('dutiesDoneRate', found.duties_done, found.duties, null, list(`source=score&state=open,done,closed&raisedFrom=${first}&raisedTo=${last}`)),
  ]
}
