import type { documents, registers } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { buildingOf, mustSeePerson, mustSeeUnit, personsById, unitsById } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'

type RecordKind = registers.RecordHit['kind']
type Subject = { type: documents.DocumentSubject; id: string }

/** What the registers tell of their records: names by id, of those at a site that the actor may see, or of all for lists. */
export interface RecordNames {
  visibleAt(ctx: Ctx, siteId: string, kind: RecordKind, id: string): Promise<string | null>
  namesOf(ctx: Ctx, kind: RecordKind, ids: readonly string[]): Promise<Map<string, string>>
}
let records: RecordNames | undefined

/** Lets documents be about records of the registers, which stand to the right of the documents; once at the start of the process. */
export function documentsMayBeAbout(names: RecordNames): void {
  records = names
}

const OWN: readonly documents.DocumentSubject[] = ['unit', 'household', 'person', 'building', 'site']
export const isRecord = (type: documents.DocumentSubject): type is RecordKind => !OWN.includes(type)

/** The name of a subject at a site. Throws `not_found` naming the pointer for what is not there, or not the actor's to see. */
export async function subjectAt(ctx: Ctx, siteId: string, subject: Subject, pointer = '/subject/id'): Promise<string> {
  const found = await find(ctx, siteId, subject).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  })
  if (found === null) throw wrongField('not_found', pointer, 'nothing of this kind at this site')
  return found
}

async function find(ctx: Ctx, siteId: string, { type, id }: Subject): Promise<string | null> {
  switch (type) {
    case 'unit':
    case 'household': {
      const unit = await mustSeeUnit(ctx, id)
      return unit.siteId === siteId ? unit.code : null
    }
    case 'person': {
      const person = await mustSeePerson(ctx, id)
      return person.siteIds.includes(siteId) ? person.name : null
    }
    case 'building':
      return (await buildingOf(ctx, siteId, id))?.name ?? null
    case 'site':
      return id === siteId ? (await siteById(ctx, siteId)).name : null
    default:
      return (await records?.visibleAt(ctx, siteId, type, id)) ?? null
  }
}

type Row = { subject_type: documents.DocumentSubject; subject_id: string }

/** How the subjects of rows are called, by their id. */
export async function subjectNames(ctx: Ctx, rows: readonly Row[]): Promise<Map<string, string>> {
  const of = (...types: documents.DocumentSubject[]): string[] => [...new Set(rows.filter((row) => types.includes(row.subject_type)).map((row) => row.subject_id))]
  const names = new Map<string, string>()
  for (const [id, unit] of await unitsById(ctx, of('unit', 'household'))) names.set(id, unit.code)
  for (const [id, person] of await personsById(ctx, of('person'))) names.set(id, person.name)
  const buildings = of('building')
  if (buildings.length > 0) for (const { id, name } of await ctx.tx.selectFrom('building').select(['id', 'name']).where('id', 'in', buildings).execute()) names.set(id, name)
  for (const id of of('site')) names.set(id, (await siteById(ctx, id)).name)
  for (const kind of new Set(rows.map((row) => row.subject_type).filter(isRecord))) for (const [id, name] of (await records?.namesOf(ctx, kind, of(kind))) ?? []) names.set(id, name)
  return names
}
