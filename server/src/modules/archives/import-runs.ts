import type { Selectable } from 'kysely'
import type { imports } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { filesById } from '../../platform/files/files.ts'
import { iso } from '../../platform/time.ts'
import { importKindNamed, mayImport, type ImportKind, type ImportOrder, type KeptLine, type KeptProblem, type SheetView } from './import-kinds.ts'
import type { ImportRunTable } from './tables.ts'

export type RunRow = Selectable<ImportRunTable>

/** How many problems of a run are kept and shown; the error file has them all. */
export const MOST_PROBLEMS = 1000
const NO_COUNTS: imports.ImportRun['counts'] = { rows: 0, new: 0, changed: 0, same: 0, errors: 0, warnings: 0 }

/** A run at a site where the actor may import what it imports. Throws `not_found`. */
export async function mustSeeRun(ctx: Ctx, id: string, lock: 'lock' | 'no lock' = 'no lock'): Promise<{ row: RunRow; kind: ImportKind }> {
  const select = ctx.tx.selectFrom('import_run').selectAll().where('id', '=', id)
  const row = await (lock === 'lock' ? select.forUpdate() : select).executeTakeFirst()
  const kind = row && importKindNamed(row.kind)
  if (!row || !kind || !ctx.actor.can('archives:import', row.site_id) || !mayImport(ctx.actor, kind, row.site_id))
    throw new AppError('not_found', 'No such import')
  return { row, kind }
}

/** The bytes of the run's file and how they are to be read. */
export async function orderOf(ctx: Ctx, row: Pick<RunRow, 'file_id' | 'site_id' | 'profile' | 'created_by' | 'created_by_account'>): Promise<ImportOrder> {
  const file = await ctx.tx.selectFrom('file').select(['sha256', 'name']).where('id', '=', row.file_id).executeTakeFirstOrThrow()
  const colleague = row.created_by_account === null ? undefined : await ctx.tx.selectFrom('employee').select('id').where('account_id', '=', row.created_by_account).executeTakeFirst()
  return {
    siteId: row.site_id,
    employeeId: colleague?.id ?? null,
    path: await ctx.app.blobs.localPath(file.sha256),
    fileName: file.name,
    profile: row.profile as imports.ImportProfile,
    createdBy: row.created_by,
  }
}

export async function presentRuns(ctx: Ctx, rows: RunRow[]): Promise<imports.ImportRun[]> {
  const files = await filesById(
    ctx,
    rows.map((row) => row.file_id),
  )
  return rows.map((row) => {
    const kind = importKindNamed(row.kind)!
    return {
      id: row.id,
      siteId: row.site_id,
      kind: row.kind,
      state: row.state,
      file: files.get(row.file_id)!,
      profile: row.profile as imports.ImportProfile,
      layout: row.layout,
      sheets: row.sheets as SheetView[],
      fields: [...kind.fields],
      progress: { phase: row.phase, done: row.done_rows, all: row.all_rows },
      counts: { ...NO_COUNTS, ...(row.counts as Partial<imports.ImportRun['counts']>) },
      preview: (row.preview as KeptLine[]).map(({ row: number, verdict, data }) => ({
        row: number,
        verdict,
        text: kind.previewText(data, ctx.locale),
      })),
      problems: (row.problems as KeptProblem[]).map((problem) => ({
        sheet: problem.sheet,
        row: problem.row,
        column: problem.column,
        code: problem.code,
        severity: problem.severity,
        value: problem.value,
        message: kind.problemText(problem, ctx.locale),
      })),
      failure: row.failure,
      createdAt: iso(row.created_at),
      finishedAt: iso(row.finished_at),
      createdBy: row.created_by,
    }
  })
}

export async function presentRun(ctx: Ctx, id: string): Promise<imports.ImportRun> {
  const { row } = await mustSeeRun(ctx, id)
  return (await presentRuns(ctx, [row]))[0]!
}
