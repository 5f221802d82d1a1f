import { sql } from 'kysely'
import type { inspections, Input, Output } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import { iso } from '../../platform/time.ts'
import { mustSeeUnit } from '../archives/index.ts'
import { UNSIGNED, paperOf } from '../organization/index.ts'

interface Row {
  id: string
  task_id: string
  number: string
  kind: inspections.UnitCheck['kind']
  checklist: string
  at: Date
  employee_id: string
  employee: string
  result: inspections.PointResult
  findings: number
}
/** As many as a file holds: a year of daily checks and every month of many years. */
const MOST = 1000

/**
 * The checks of a home in the order of their dates, as their sheets lie in its box (DEC-008): each that counts and was made, whenever it came to the
 * server; where nobody could look there is no sheet.
 */
async function checksOf(ctx: Ctx, unitId: string, kinds: readonly inspections.UnitCheck['kind'][]): Promise<inspections.UnitCheck[]> {
  const { rows } = await sql<Row>`
    select e.id, t.id as task_id, t.number, p.kind, l.name as checklist, e.at, e.employee_id, w.name as employee, e.result,
      (select count(*)::int from finding f where f.organization_id = e.organization_id and f.record_id = e.id) as findings
    from inspection_point o
    join inspection_record e on e.organization_id = o.organization_id and e.point_id = o.id and e.standing = 'counts' and e.result <> 'skipped'
    join inspection_task t on t.organization_id = e.organization_id and t.id = e.task_id
    join inspection_plan p on p.organization_id = t.organization_id and p.id = t.plan_id and p.kind = any (${kinds})
    join checklist l on l.organization_id = e.organization_id and l.id = e.checklist_id
    join employee w on w.organization_id = e.organization_id and w.id = e.employee_id
    where o.target = 'unit' and o.target_id = ${unitId} order by e.at, e.id limit ${MOST}`.execute(ctx.tx)
  return rows.map((row, i) => ({ id: row.id, number: i + 1, task: { id: row.task_id, name: row.number }, kind: row.kind, checklist: row.checklist, at: iso(row.at), by: { id: row.employee_id, name: row.employee }, result: row.result, findings: row.findings }))
}

const kindsIn = (filter: Input<typeof inspections.listUnitChecks>['query']['filter']): readonly inspections.UnitCheck['kind'][] => (filter.kind?.length ? filter.kind : ['renovation', 'vacant_units'])

export async function listUnitChecks(ctx: Ctx, { params, query }: Input<typeof inspections.listUnitChecks>): Promise<Output<typeof inspections.listUnitChecks>> {
  return { items: await checksOf(ctx, (await mustSeeUnit(ctx, params.id, 'inspections:read')).id, kindsIn(query.filter)) }
}

/** 《检查表归档目录》: what lies in the box of a home, sheet by sheet, with room for who filed it. */
export function printUnitChecks(exchange: Exchange, { params, query }: Input<typeof inspections.printUnitChecks>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const unit = await mustSeeUnit(ctx, params.id, 'inspections:read')
    const kinds = kindsIn(query.filter)
    const checks = await checksOf(ctx, unit.id, kinds)
    return {
      siteId: unit.siteId, number: unit.code, path: `/archives/units/${unit.id}`,
      write: ({ say, word, time }) => ({
        title: kinds.length > 1 ? say('房屋检查表归档目录', '房屋檢查表歸檔目錄', 'Index of checks') : kinds[0] === 'renovation' ? say('二次装修日检表归档目录', '二次裝修日檢表歸檔目錄', 'Index of renovation checks') : say('空置房检查表归档目录', '空置房檢查表歸檔目錄', 'Index of vacancy checks'),
        note: unit.code,
        parts: [
          { kind: 'facts', perRow: 2, items: [{ label: say('房号', '房號', 'Home'), value: unit.code }, { label: say('份数', '份數', 'Sheets'), value: String(checks.length) }, { label: say('起', '起', 'From'), value: time(checks[0]?.at ?? null) }, { label: say('止', '止', 'To'), value: time(checks.at(-1)?.at ?? null) }] },
          {
            kind: 'table', label: say('目录', '目錄', 'Index'), widths: [12, 34, 34, 32, 22, 18, 22],
            heads: [say('序号', '序號', 'No.'), say('日期', '日期', 'Date'), say('表单', '表單', 'Sheet'), say('任务编号', '任務編號', 'Round'), say('检查人', '檢查人', 'By'), say('结果', '結果', 'Result'), say('发现', '發現', 'Findings')],
            rows: checks.map((one) => [String(one.number), time(one.at) ?? '', one.checklist, one.task.name, one.by.name, word('pointResult', one.result), one.findings === 0 ? '' : String(one.findings)]),
          },
          { kind: 'signatures', people: [{ label: say('归档人', '歸檔人', 'Filed by'), signature: UNSIGNED }, { label: say('核对人', '核對人', 'Checked by'), signature: UNSIGNED }] },
        ],
      }),
    }
  })
}
