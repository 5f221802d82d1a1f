import type { JSONColumnType } from 'kysely'

/** A jsonb column: read as it is, written as its text. */
export type Json<T extends object> = JSONColumnType<T, string, string>
