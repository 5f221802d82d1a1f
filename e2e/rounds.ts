import pg from 'pg'
import { inspections, type Sent } from '@guanjia/contract'
import { guanjiaDatabase } from './guanjia.ts'
import { asked, type Person } from './people.ts'

const MINUTE_MS = 60_000

/** A round of technicians at a site that has begun five minutes ago, with a point for each name; the code of the first is `{mark}-1`. */
export async function openRound(supervisor: Person, siteId: string, round: { mark: string; name: string; points: readonly string[]; items: Sent<typeof inspections.createChecklist>['body']['items']; plan?: Partial<Sent<typeof inspections.createPlan>['body']> }): Promise<string> {
  const { mark, name, points, items, plan: facts } = round
  const list = await asked(supervisor, inspections.createChecklist, { body: { name: `检查 ${mark}`, items } })
  const stops = []
  for (const [i, point] of points.entries()) stops.push({ pointId: (await asked(supervisor, inspections.createPoint, { body: { siteId, code: `${mark}-${i + 1}`, name: point, place: '地下一层', checklistId: list.id } })).id })
  const route = await asked(supervisor, inspections.createRoute, { body: { siteId, name: `路线 ${mark}`, stops } })
  // A plan makes rounds that are to come; that its time has come is brought about behind the scenes.
  const wall = new Date(Date.now() + 2 * MINUTE_MS + 8 * 60 * MINUTE_MS)
  const plan = await asked(supervisor, inspections.createPlan, {
    body: { siteId, name, kind: 'inspection', routeId: route.id, rule: `FREQ=DAILY;BYHOUR=${wall.getUTCHours()};BYMINUTE=${wall.getUTCMinutes()}`, startsOn: wall.toISOString().slice(0, 10), windowMinutes: 120, role: 'technician', photoWhenFine: true, ...facts },
  })
  const { items: made } = await asked(supervisor, inspections.listTasks, { query: { siteId, limit: 10, filter: { planId: plan.id } } })
  const { id } = made.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))[0]!
  const database = new pg.Client(guanjiaDatabase)
  await database.connect()
  const { rowCount } = await database.query("update inspection_task set from_at = now() - interval '5 minutes' where id = $1", [id])
  await database.end()
  if (rowCount !== 1) throw new Error('the round is not there')
  return id
}
