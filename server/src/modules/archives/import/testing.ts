import { writeXlsx } from 'hucre'
import type { CellValue, WriteSheet } from 'hucre'
import { readSheets } from '../../../platform/sheets/index.ts'
import { residentCheck, usccCheck } from '../../../platform/text/index.ts'
import { parseArchiveProfile } from './profile.ts'
import { planArchives } from './plan.ts'
import type { ArchivePlan } from './plan.ts'
import { readArchives } from './read-archives.ts'
import type { ArchiveRow } from './row-types.ts'

/** A resident ID of an invented person with the right check character. */
export function anId(birthday = '19900307', order = '721'): string {
  const first17 = `440106${birthday}${order}`
  return first17 + residentCheck(first17)
}

/** A unified code of an invented company. */
export function aCompanyCode(body = '91440300MA5FXT8W4'): string {
  return body + usccCheck(body)
}

/** Reads an XLSX that a foreign program would have written. */
export async function readBook(sheets: WriteSheet[], profile: unknown = {}): Promise<{ plan: ArchivePlan; rows: ArchiveRow[] }> {
  return readFile(Buffer.from(await writeXlsx({ sheets })), profile)
}

/** Reads one sheet given by its rows. */
export async function readRows(rows: CellValue[][], profile: unknown = {},
  name = '资产信息'): Promise<{ plan: ArchivePlan; rows: ArchiveRow[] }> {
  return readBook([{ name, rows }], profile)
}

export async function readFile(bytes: Buffer, profile: unknown = {}): Promise<{ plan: ArchivePlan; rows: ArchiveRow[] }> {
  const plan = await planArchives(await readSheets(bytes, { fileName: '业主.csv' }), parseArchiveProfile(profile))
  const rows: ArchiveRow[] = []
  for await (const row of readArchives(plan)) rows.push(row)
  return { plan, rows }
}

/** `code (column)` of every problem of the rows. */
export function problemsOf(rows: ArchiveRow[]): string[] {
  return rows.flatMap(({ problems }) => problems.map(({ code, column, rowNumber }) => `${rowNumber} ${code} ${column}`.trim()))
}

/** `name role phones` of every person of a row. */
export function peopleOf(row: ArchiveRow | undefined): string[] {
  return (row?.people ?? []).map(({ name, role, phones }) => [name, role, ...phones.map(({ value }) => value)].join(' '))
}
