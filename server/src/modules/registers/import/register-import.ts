import { sql } from 'kysely'
import type { Permission } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { listImport, type Fields, type ImportKind, type ListKind, type ProblemWords, type RowReader } from '../../archives/index.ts'
import { todayAt } from '../days.ts'
import { addRow, changeRow, type RecordTable, type Register, type Row } from '../register.ts'
import { readKnown, type Known } from './known.ts'
import { TEXTS } from './problem-texts.ts'

type Values<T extends RecordTable> = Partial<Omit<Row<T>, 'organization_id' | 'id' | 'site_id' | 'version' | 'updated_at'>>

/** What a row of a list wants: which record, called what, with which values; `extra` are rows of other tables that follow it. */
export interface WantedRecord<T extends RecordTable> {
  key: string
  title: string
  values: Values<T>
  /** Only for a new record. */
  initial?: Values<T>
  extra?: unknown
}

/** What is special about importing one register. */
interface RegisterList<T extends RecordTable, S> {
  register: Register<T, S>
  permission: Permission
  fields: Fields
  /** What only this list can find wrong. */
  texts?: Record<string, ProblemWords>
  read: (row: RowReader, known: Known, today: string) => WantedRecord<T> | null
  /** The key of a record that is there. */
  keyOf: (row: Row<T>) => string
  /** Only some rows of the table count as there: vehicles that have not left. */
  where?: string
  /** What a row may still want of a record as it stands. */
  narrow?: NonNullable<ListKind<Row<T>, unknown>['narrow']>
  isExtraNew?: (ctx: Ctx, row: Row<T>, extra: unknown) => Promise<boolean>
  /** Writes what follows a record; twice is once. */
  follow?: (ctx: Ctx, row: Row<T>, extra: unknown, isNew: boolean) => Promise<void>
}

/** A list of users' own for one register. */
export function registerImport<T extends RecordTable, S>(kind: RegisterList<T, S>): ImportKind {
  const { register, isExtraNew, narrow } = kind
  return listImport<Row<T>, { known: Known; today: string }>({
    permission: kind.permission,
    fields: kind.fields,
    texts: { ...TEXTS, ...kind.texts },
    known: async (ctx, { siteId }) => ({ known: await readKnown(ctx, siteId), today: await todayAt(ctx, siteId) }),
    read: (row, { known, today }) => {
      const wanted = kind.read(row, known, today)
      return wanted && { ...wanted, keys: [wanted.key] }
    },
    there: async (ctx, siteId) => {
      const { rows } = await sql<Row<T>>`select * from ${sql.table(register.table)} t where t.site_id = ${siteId} ${sql.raw(kind.where === undefined ? '' : `and ${kind.where}`)}`.execute(ctx.tx)
      return new Map(rows.map((row) => [kind.keyOf(row), row]))
    },
    ...(isExtraNew ? { isExtraNew } : {}),
    ...(narrow ? { narrow } : {}),
    add: async (ctx, { siteId }, { values, initial, extra }) => {
      const { row } = await addRow(ctx, register, siteId, undefined, { ...values, ...initial } as Values<T>, 'imported')
      await register.moved?.(ctx, null, row)
      if (extra !== undefined) await kind.follow?.(ctx, row, extra, true)
    },
    change: async (ctx, { fileName }, before, { values, extra }) => {
      const row = await changeRow(ctx, register, before, values as Values<T>, { action: 'imported', note: fileName })
      await register.moved?.(ctx, before, row)
      if (extra !== undefined) await kind.follow?.(ctx, row, extra, false)
    },
  })
}
