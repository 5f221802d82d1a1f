import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { importClocks, type PastPromises, type PastSubject } from '../../sla/index.ts'
import type { CaseRow } from '../present.ts'
import { slaState, traitsOf } from '../sla-state.ts'
import { CHANGEABLE, gramsOf, type Matched } from './case-row.ts'
import { tellChanges, tellHistory } from './history.ts'
import type { Batch } from './pass.ts'
import type { References } from './references.ts'

const NO_MOMENTS = { gradedAt: null, reopenedAt: null }

/**
 * Writes a batch: cases, clocks and timelines, each with one statement. Nothing is announced, published or sent. Answers as soon as the
 * database has been asked; the returned promise is kept when it has answered. Throws `someone_was_faster` when a case moved meanwhile.
 */
export async function writeBatch(ctx: Ctx, refs: References, batch: Batch, promises: PastPromises): Promise<{ written: Promise<void> }> {
  for (const { row } of batch.fresh) row.id = newId()
  const all = [...batch.fresh, ...batch.changed.map(({ now }) => now)]
  if (all.length === 0) return { written: Promise.resolve() }
  await lockChanged(ctx, batch)
  const due = await importClocks(ctx, all.map((matched, i) => subjectOf(refs, matched, i < batch.fresh.length)), promises)
  for (const { row } of all) {
    row.next_due_at = due.get(row.id) ?? null
    row.grams = gramsOf(row)
  }
  for (const matched of batch.fresh) {
    ctx.later('service_case', inserted(matched.row))
    // Nobody declares the own work settled, nor work that was done in the old system (CMP-028).
    if (matched.row.status === 'resolved' && matched.handledBy.employeeId !== null) {
      ctx.later('case_handler', { organization_id: ctx.organizationId, case_id: matched.row.id, employee_id: matched.handledBy.employeeId })
    }
    tellHistory(ctx, matched)
  }
  for (const { before, now, columns } of batch.changed) tellChanges(ctx, before, now, columns)
  const updated = update(ctx, batch.changed.map(({ now }) => now.row))
  return { written: Promise.all([updated, ctx.flush()]).then(() => undefined) }
}

function subjectOf(refs: References, { row, category }: Matched, isNew: boolean): PastSubject {
  const traits = traitsOf(
    row, { category: category === null ? null : { ...category, name: '', kind: null, departmentCode: null }, siteKind: refs.site.kind },
  )
  return { id: row.id, traits, state: slaState(row, NO_MOMENTS), dueAt: row.promised_at, isNew }
}

/** Nobody works on a case while its file changes it: first the lock, then the version that was compared must still be there. */
async function lockChanged(ctx: Ctx, { changed }: Batch): Promise<void> {
  if (changed.length === 0) return
  const text = 'select id, version from service_case where organization_id = $1 and id = any ($2) order by id for update'
  const values = [ctx.organizationId, changed.map(({ before }) => before.id)]
  const { rows } = await ctx.client.query<{ id: string; version: number }>(text, values)
  const versions = new Map(rows.map(({ id, version }) => [id, version]))
  if (changed.some(({ before }) => versions.get(before.id) !== before.version)) {
    throw new AppError('someone_was_faster', 'Cases were changed while they were imported; import the file again')
  }
}

/** What an imported case can have; the rest begins as the table says. */
const INSERTED = [
  ...CHANGEABLE, 'organization_id', 'id', 'site_id', 'number', 'first_contact_by', 'registered_at', 'acknowledged_at', 'next_due_at',
  'grams', 'import_key', 'updated_at',
] as const satisfies readonly (keyof CaseRow)[]

function inserted(row: CaseRow): Pick<CaseRow, (typeof INSERTED)[number]> {
  return Object.fromEntries(INSERTED.map((column) => [column, row[column]])) as Pick<CaseRow, (typeof INSERTED)[number]>
}

const WRITTEN = [...CHANGEABLE, 'next_due_at', 'grams', 'version', 'updated_at'] as const satisfies readonly (keyof CaseRow)[]

async function update(ctx: Ctx, rows: CaseRow[]): Promise<void> {
  if (rows.length === 0) return
  const set = WRITTEN.map((column) => `${column} = r.${column}`).join(', ')
  await ctx.client.query(
    `update service_case c set ${set} from jsonb_populate_recordset(null::service_case, $1::jsonb) r
     where c.organization_id = r.organization_id and c.id = r.id`,
    [JSON.stringify(rows)],
  )
}
