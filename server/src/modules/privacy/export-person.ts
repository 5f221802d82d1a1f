import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Input, privacy } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { FileAnswer } from '../../platform/http/route.ts'
import { personalParts, recordAccess, watermarkOf } from '../../platform/personal-data/index.ts'
import { writeXlsxSheets, type ColumnValue, type SheetToWrite } from '../../platform/sheets/index.ts'
import { ZipWriter } from '../../platform/sheets/zip-write.ts'
import { mustHaveProved } from '../people/index.ts'
import { mustManagePerson } from './erasure.ts'
import { personAccess } from './access-list.ts'
import { subjectOf } from './subject-of.ts'
import { readSettings } from './settings.ts'
import { mustHaveSigned } from './undertakings.ts'

/** Everything that is kept of one person, for the person: to who has promised to keep it and has just proved who they are. */
export async function exportPerson(ctx: Ctx, input: Input<typeof privacy.exportPerson>): Promise<FileAnswer> {
  const { params, body } = input
  const { siteId, name } = await mustManagePerson(ctx, params.id)
  await mustHaveSigned(ctx)
  await mustHaveProved(ctx, (await readSettings(ctx)).proofMinutes)
  return handOut(ctx, { id: params.id, name, siteId }, body)
}

/** JSON for machines, XLSX for people, in one zip; logged and marked. */
export async function handOut(ctx: Ctx, person: { id: string; name: string; siteId: string }, why: Input<typeof privacy.exportPerson>['body']): Promise<FileAnswer> {
  const { name } = person
  const parts = new Map<string, readonly Record<string, unknown>[]>()
  const subject = await subjectOf(ctx, person.id)
  for (const part of personalParts()) parts.set(part.name, await part.tell(ctx, person.id, subject))
  parts.set('access_log', (await personAccess(ctx, { params: { id: person.id }, query: {}, body: {} })).items)
  recordAccess(ctx, { act: 'export', siteId: person.siteId, subject: { personId: person.id }, classes: ['archive'], purpose: why.purpose, reason: why.reason })
  const mark = await watermarkOf(ctx)
  const json = JSON.stringify({ person: name, exportedAt: ctx.now, mark, ...Object.fromEntries(parts) }, null, 2)
  // A part in which nothing stands is told in the JSON; an empty sheet says nothing.
  const sheets = [...parts].filter(([, rows]) => rows.length > 0).map(([part, rows]) => sheetOf(labelOf(ctx.locale, 'personalPart', part), rows))
  const xlsx = new PassThrough()
  const sheetBytes = buffer(xlsx)
  await writeXlsxSheets(xlsx, sheets, undefined, mark)
  xlsx.end()
  const out = new PassThrough()
  const bytes = buffer(out)
  const zip = new ZipWriter(out)
  await zip.entry('personal-data.json', [json])
  await zip.entry('personal-data.xlsx', [await sheetBytes])
  await zip.finish()
  out.end()
  return { name: `${labelOf(ctx.locale, 'accessAct', 'export')}-${name}.zip`, contentType: 'application/zip', body: await bytes }
}

/** Rows of any shape as a sheet: every field that some row has is a column. */
function sheetOf(sheetName: string, rows: readonly Record<string, unknown>[]): SheetToWrite {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return {
    sheetName,
    columns: (keys.length > 0 ? keys : ['what']).map((key) => ({ key, title: key, kind: 'text' })),
    rows: rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]): [string, ColumnValue] => [key, plain(value)]))),
  }
}

function plain(value: unknown): ColumnValue {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return JSON.stringify(value)
}
