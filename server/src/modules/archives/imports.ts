import { Writable } from 'node:stream'
import { imports, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, mustSeeFile } from '../../platform/files/files.ts'
import type { FileAnswer } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { nextStatus, recordHappening, type LifeCycle } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { CHECK, COMMIT } from './import-jobs.ts'
import { importKindNamed, mayImport, type ImportKind, type ImportOrder, type Looked } from './import-kinds.ts'
import { mustSeeRun, orderOf, presentRun, presentRuns, type RunRow } from './import-runs.ts'

type State = RunRow['state']
type Action = Input<typeof imports.actOnImport>['body']['action']

/** The life of an import: nothing reaches the records before `committing`, and then all of it in one transaction. */
export const IMPORT_CYCLE: LifeCycle<State, Action> = {
  recheck: { from: ['checked', 'failed'], to: 'checking' },
  commit: { from: ['checked'], to: 'committing' },
  cancel: { from: ['checking', 'checked', 'committing', 'failed'], to: 'cancelled' },
}

/** Takes a file, guesses what its columns mean and has it checked in the background (HHD-019). Throws `import.unreadable_file`. */
export async function startImport(ctx: Ctx, { body }: Input<typeof imports.startImport>): Promise<imports.ImportRun> {
  ctx.actor.mustSee('archives:import', body.siteId)
  await siteById(ctx, body.siteId)
  const kind = importKindNamed(body.kind)
  if (!kind) throw wrongField('invalid_request', '/kind', 'cannot be imported here')
  for (const permission of [kind.permission, ...(kind.alsoNeeds ?? [])]) ctx.actor.mustBeAbleTo(permission, body.siteId)
  await mustSeeFile(ctx, body.fileId).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'not_found' ? wrongField('not_found', '/fileId', 'no such file') : error
  })
  const id = newId()
  const row = { site_id: body.siteId, file_id: body.fileId, profile: body.profile, created_by: ctx.actor.name, created_by_account: ctx.actor.accountId }
  const looked = await look(kind, await orderOf(ctx, row))
  await ctx.tx
    .insertInto('import_run')
    .values({
      organization_id: ctx.organizationId,
      id,
      kind: body.kind,
      ...row,
      profile: JSON.stringify(body.profile),
      created_at: ctx.now,
      layout: looked.layout,
      sheets: JSON.stringify(looked.sheets),
      state: looked.failure === null ? 'checking' : 'failed',
      failure: looked.failure,
      finished_at: looked.failure === null ? null : ctx.now,
    })
    .execute()
  await attachFiles(ctx, { type: 'import', id }, [body.fileId], '', '/fileId')
  recordHappening(ctx, { siteId: body.siteId, recordType: 'import', recordId: id, action: 'created' })
  announceChange(ctx, { recordType: 'import', recordId: id, siteId: body.siteId, action: 'created' })
  if (looked.failure === null) ctx.enqueue(CHECK, { runId: id })
  return presentRun(ctx, id)
}

/** A file that can be opened but whose columns mean nothing yet is kept, so that somebody can say what they mean. */
async function look(kind: ImportKind, order: ImportOrder): Promise<Looked & { failure: string | null }> {
  try {
    return { ...(await kind.look(order)), failure: null }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'import.mapping_incomplete') throw error
    return { layout: '', sheets: await kind.lookRaw(order), failure: `${error.code}: ${error.message}` }
  }
}

export async function listImports(ctx: Ctx, { query }: Input<typeof imports.listImports>): Promise<Output<typeof imports.listImports>> {
  ctx.actor.mustSee('archives:import', query.siteId)
  await siteById(ctx, query.siteId)
  const visible = imports.IMPORT_KINDS.filter((name) => {
    const kind = importKindNamed(name)
    return kind !== undefined && mayImport(ctx.actor, kind, query.siteId)
  })
  if (visible.length === 0) return { items: [] }
  const rows = await ctx.tx
    .selectFrom('import_run')
    .selectAll()
    .where('site_id', '=', query.siteId)
    .where('kind', 'in', visible)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  // A list tells how each went; what stands in the files is in the run itself.
  return {
    items: await presentRuns(
      ctx,
      rows.map((row) => ({ ...row, sheets: [], preview: [], problems: [] })),
    ),
  }
}

export async function getImport(ctx: Ctx, { params }: Input<typeof imports.getImport>): Promise<imports.ImportRun> {
  return presentRun(ctx, params.id)
}

/**
 * Checks again with another mapping, commits, or cancels.
 * Throws `action_not_allowed`, and `rule_broken` for errors that nobody wants to skip.
 */
export async function actOnImport(ctx: Ctx, { params, body }: Input<typeof imports.actOnImport>): Promise<imports.ImportRun> {
  const { row, kind } = await mustSeeRun(ctx, params.id, 'lock')
  const state = nextStatus(IMPORT_CYCLE, row.state, body.action)
  const set = (after: Partial<RunRow>): Promise<unknown> =>
    ctx.tx
      .updateTable('import_run')
      .set({ ...after, state })
      .where('id', '=', row.id)
      .execute()
  if (body.action === 'recheck') {
    const looked = await kind.look({ ...(await orderOf(ctx, row)), profile: body.profile })
    const empty = JSON.stringify([])
    await set({
      profile: JSON.stringify(body.profile),
      layout: looked.layout,
      sheets: JSON.stringify(looked.sheets),
      counts: JSON.stringify({}),
      preview: empty,
      problems: empty,
      phase: '',
      done_rows: 0,
      all_rows: 0,
      failure: null,
      finished_at: null,
    })
    ctx.enqueue(CHECK, { runId: row.id })
  } else if (body.action === 'commit') {
    const { errors = 0 } = row.counts as Partial<imports.ImportRun['counts']>
    if (errors > 0 && !body.skipErrors) throw wrongField('rule_broken', '/skipErrors', `${errors} rows have errors`)
    await set({ skip_errors: body.skipErrors, phase: '', done_rows: 0 })
    ctx.enqueue(COMMIT, { runId: row.id })
  } else await set({ finished_at: ctx.now })
  recordHappening(ctx, {
    siteId: row.site_id,
    recordType: 'import',
    recordId: row.id,
    action: body.action,
    fromStatus: row.state,
    toStatus: state,
  })
  announceChange(ctx, { recordType: 'import', recordId: row.id, siteId: row.site_id, action: body.action })
  return presentRun(ctx, row.id)
}

/** The bad rows as the file has them, with the reason in each, so that they can be corrected and imported again. */
export async function importErrors(ctx: Ctx, { params }: Input<typeof imports.importErrors>): Promise<FileAnswer> {
  const { row, kind } = await mustSeeRun(ctx, params.id)
  const order = await orderOf(ctx, row)
  const parts: Buffer[] = []
  const out = new Writable({
    write(part: Buffer, _, done) {
      parts.push(part)
      done()
    },
  })
  await kind.writeErrors(ctx, order, out)
  return {
    name: `${order.fileName.replace(/\.[^.]+$/, '')}-errors.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: Buffer.concat(parts),
  }
}
