import { sql } from 'kysely'
import type { Permission } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { normaliseCode } from '../../../platform/text/index.ts'
import { byOnlyName, readParties, type ProblemWords, type RowReader } from '../../archives/index.ts'
import { colleaguesAt, worksAt } from '../../people/index.ts'

/** What the lists of maintenance refer to, by the words that they use. */
export interface KnownOfSite {
  facility: (text: string) => Facility | undefined
  class: (text: string) => string | undefined
  party: (name: string) => string | undefined
  /** Who may be named, by a name that only one has. */
  colleague: (name: string) => string | undefined
  position: (name: string) => string | undefined
}
interface Facility {
  id: string
  code: string
  name: string
  className: string
}

export const TEXTS: Record<string, ProblemWords> = {
  target_unknown: ['登记簿里没有这台设施或这类设施，或有同名：{value}', '登記簿裡沒有這台設施或這類設施，或有同名：{value}', 'No such facility or class in the registers, or several of this name: {value}'],
  party_unknown: ['没有这个外联单位，留空：{value}', '沒有這個外聯單位，留空：{value}', 'No such party, left empty: {value}'],
  colleague_unknown: ['没有这个同事，或有同名，留空：{value}', '沒有這個同事，或有同名，留空：{value}', 'No such colleague, or several of this name, left empty: {value}'],
}

export async function readSite(ctx: Ctx, siteId: string, permission: Permission): Promise<KnownOfSite> {
  const { rows: facilities } = await sql<Facility>`select f.id, f.code, f.name, c.name as "className" from facility f join facility_class c on c.organization_id = f.organization_id and c.id = f.class_id where f.site_id = ${siteId}`.execute(ctx.tx)
  const { rows: classes } = await sql<{ id: string; code: string; name: string }>`select id, code, name from facility_class`.execute(ctx.tx)
  const [byName, classByName] = [byOnlyName(facilities), byOnlyName(classes)]
  const byCode = new Map(facilities.flatMap((one) => [[one.code, one] as const, [`${one.code} ${one.name}`, one] as const]))
  const classByCode = new Map(classes.map((one) => [one.code, one]))
  const positions = new Map((await ctx.tx.selectFrom('job_position').select(['id', 'name']).execute()).map((row) => [row.name, row.id]))
  const may: { id: string; name: string }[] = []
  for (const one of await colleaguesAt(ctx, siteId)) if (await worksAt(ctx, one.id, siteId, permission)) may.push(one)
  const colleagues = byOnlyName(may)
  return {
    facility: (text) => byCode.get(text) ?? byCode.get(normaliseCode(text)) ?? byName.get(text),
    class: (text) => (classByCode.get(text) ?? classByName.get(text))?.id,
    party: await readParties(ctx, siteId),
    colleague: (name) => colleagues.get(name)?.id,
    position: (name) => positions.get(name),
  }
}

/** The facility or the class that a row is about: by code or name, in one column or in two. One facility that is not there never becomes its whole class. */
export function targetOf(row: RowReader, known: KnownOfSite): { facility: Facility | undefined; classId: string | undefined; isSaid: boolean } {
  const [facilityText, classText] = [row.text('facility'), row.text('class')]
  const facility = facilityText === undefined ? undefined : known.facility(facilityText)
  const words = facility ? undefined : (facilityText ?? classText)
  const classId = words === undefined ? undefined : known.class(words)
  if (words !== undefined && classId === undefined) row.note('target_unknown', facilityText === undefined ? 'class' : 'facility', words)
  return { facility, classId, isSaid: facilityText !== undefined || classText !== undefined }
}

export function partyIn(row: RowReader, known: KnownOfSite, field: string): string | undefined {
  const name = row.text(field, 100)
  const id = name === undefined ? undefined : known.party(name)
  if (name !== undefined && id === undefined) row.note('party_unknown', field, name, 'warning')
  return id
}
