import type { Writable } from 'node:stream'
import type { imports, Locale, Permission } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'

/** A file to import: where its bytes are, what it was called, how it is to be read and for which site. */
export interface ImportOrder {
  siteId: string
  path: string
  fileName: string
  profile: imports.ImportProfile
  /** Who imports, for the timelines. */
  createdBy: string
  /** The colleague who imports; the command line is none. */
  employeeId?: string | null
  /** How many rows the check found, once there was one. */
  rows?: number
}

export type SheetView = imports.ImportRun['sheets'][number]
export type ImportCounts = imports.ImportRun['counts']

/** A problem as it is kept; its words are made in the reader's language. */
export interface KeptProblem {
  sheet: string
  row: number
  column: string
  code: string
  severity: 'error' | 'warning'
  value: string
  params: Record<string, string | number>
}

/** A line of the preview as it is kept; `data` is the kind's own. */
export interface KeptLine {
  row: number
  verdict: 'new' | 'changed' | 'same' | 'error'
  data: unknown
}

export interface Looked {
  layout: string
  sheets: SheetView[]
}
export interface Checked extends Looked {
  counts: ImportCounts
  preview: KeptLine[]
  problems: KeptProblem[]
}

/** Says how far the work is; throws when somebody has cancelled it. `all` is 0 while nobody knows. */
export type Progress = (phase: string, done: number, all: number) => Promise<void>

/** What can be imported. Modules to the right of the archives register their own kinds. */
export interface ImportKind {
  /** Needed at the site besides `archives:import`. */
  permission: Permission
  /** Further rights of who imports, when the check tells of what is there. */
  alsoNeeds?: readonly Permission[]
  fields: readonly { field: string; isRequired: boolean }[]
  /** By which headers the columns are known, most usual first: the template is made of them. */
  headers: readonly { headers: readonly string[]; isRequired: boolean }[]
  /**
   * Opens the file and says what its columns are taken for.
   * Throws `import.unreadable_file`, `import.mapping_incomplete`, `invalid_request`.
   */
  look(order: ImportOrder): Promise<Looked>
  /** What a file looks like whose columns mean nothing yet, so that they can be mapped by hand. */
  lookRaw(order: ImportOrder): Promise<SheetView[]>
  /** Reads the whole file and compares it with the database; writes nothing. */
  check(ctx: Ctx, order: ImportOrder, progress: Progress): Promise<Checked>
  /**
   * Reads the file again and writes it in the transaction of `ctx`.
   * Rows with errors are left out, or, without `skipErrors`, stop it: `rule_broken`.
   */
  commit(ctx: Ctx, order: ImportOrder & { skipErrors: boolean }, progress: Progress): Promise<ImportCounts>
  /** The bad rows with their reasons as XLSX. */
  writeErrors(ctx: Ctx, order: ImportOrder, out: Writable): Promise<void>
  problemText(problem: KeptProblem, locale: Locale): string
  previewText(data: unknown, locale: Locale): string
}

const kinds = new Map<string, ImportKind>()

/** Registers what a kind of import does, once at the start of the process. */
export function importKind(name: (typeof imports.IMPORT_KINDS)[number], kind: ImportKind): void {
  kinds.set(name, kind)
}

/** Whether somebody may import this at a site. */
export function mayImport(actor: Actor, kind: ImportKind, siteId: string): boolean {
  return [kind.permission, ...(kind.alsoNeeds ?? [])].every((permission) => actor.can(permission, siteId))
}

export function importKindNamed(name: string): ImportKind | undefined {
  return kinds.get(name)
}
