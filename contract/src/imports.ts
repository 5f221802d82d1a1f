import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FileRef, Id, IdParams, Instant, itemsOf, text } from './shared.ts'

export const IMPORT_KINDS = ['archives', 'cases', 'facilities', 'meters', 'parking_spaces', 'vehicles', 'access_cards', 'pets', 'documents', 'contracts', 'defects', 'clean_lines', 'employees', 'certificates', 'store_items', 'inspection_points', 'meter_readings', 'external_parties', 'maintenance_plans', 'legal_inspections', 'violations'] as const
export const IMPORT_STATES = ['checking', 'checked', 'committing', 'done', 'failed', 'cancelled'] as const

/** A profile says how a foreign file is read: columns, translations of values, date format, time zone; it can be written by hand. */
export const ImportProfile = z.object({
  name: text(100).optional(), columns: z.record(z.string(), z.string()).default({}), values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  dateFormat: text(50).optional(), timeZone: text(60).optional(),
  /** Case history: targets as they stand in the file, or computed again by the policies in force. */
  targets: z.enum(['file', 'policy']).optional(), source: text(50).optional(),
}).meta({ id: 'ImportProfile' })
export type ImportProfile = z.infer<typeof ImportProfile>

export const ImportProblem = z.object({
  sheet: z.string(), row: z.number().int(), column: z.string(), code: z.string(), severity: z.enum(['error', 'warning']), message: z.string(), value: z.string(),
}).meta({ id: 'ImportProblem' })
export const ImportRun = z.object({
  id: Id, siteId: Id, kind: z.enum(IMPORT_KINDS), state: z.enum(IMPORT_STATES), file: FileRef, profile: ImportProfile, layout: z.string(),
  /** What the file has: per sheet its header cells and which field each was taken for (null: not used). */
  sheets: z.array(z.object({ name: z.string(), headerRow: z.number().int(), rows: z.number().int(), columns: z.array(z.object({ header: z.string(), field: z.string().nullable(), sample: z.string() })) })),
  fields: z.array(z.object({ field: z.string(), isRequired: z.boolean() })),
  progress: z.object({ phase: z.string(), done: z.number().int(), all: z.number().int() }),
  counts: z.object({ rows: z.number().int(), new: z.number().int(), changed: z.number().int(), same: z.number().int(), errors: z.number().int(), warnings: z.number().int() }),
  preview: z.array(z.object({ row: z.number().int(), verdict: z.enum(['new', 'changed', 'same', 'error']), text: z.string() })),
  problems: z.array(ImportProblem), failure: z.string().nullable(), createdAt: Instant, finishedAt: Instant.nullable(), createdBy: z.string(),
}).meta({ id: 'ImportRun' })
export type ImportRun = z.infer<typeof ImportRun>

export const startImport = endpoint({
  method: 'POST', path: '/imports', summary: 'Check a file: nothing is written to the records yet', access: 'archives:import',
  body: z.object({ siteId: Id, kind: z.enum(IMPORT_KINDS), fileId: Id, profile: ImportProfile.prefault({}) }),
  response: ImportRun, errors: ['not_found', 'import.unreadable_file', 'import.too_many_rows', 'not_permitted'],
})
export const listImports = endpoint({ method: 'GET', path: '/imports', summary: 'Imports of a site, newest first', access: 'archives:import', query: z.object({ siteId: Id }), response: itemsOf(ImportRun) })
export const getImport = endpoint({ method: 'GET', path: '/imports/{id}', summary: 'State, mapping, preview and row problems', access: 'archives:import', params: IdParams, response: ImportRun, errors: ['not_found'] })
export const actOnImport = endpoint({
  method: 'POST', path: '/imports/{id}/actions', summary: 'Check again with another mapping, commit in one transaction, or cancel', access: 'archives:import', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('recheck'), profile: ImportProfile }),
    z.object({ action: z.literal('commit'), skipErrors: z.boolean().default(false) }),
    z.object({ action: z.literal('cancel') }),
  ]),
  response: ImportRun, errors: ['not_found', 'action_not_allowed', 'import.mapping_incomplete', 'rule_broken'],
})
export const importErrors = endpoint({ method: 'GET', path: '/imports/{id}/errors.xlsx', summary: 'The bad rows with the reason in each', access: 'archives:import', params: IdParams, kind: 'file', errors: ['not_found'] })
/** An empty list of a kind with the columns that it knows, and a sheet that says what each may be called. */
export const importTemplate = endpoint({ method: 'GET', path: '/import-templates/{kind}', summary: 'A template for an import, as XLSX', access: 'archives:import', params: z.object({ kind: z.enum(IMPORT_KINDS) }), kind: 'file', errors: ['not_found'] })
