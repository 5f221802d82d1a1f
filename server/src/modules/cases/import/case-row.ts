import type { Ctx } from '../../../platform/ctx.ts'
import { bigrams, normaliseText, parsePhone, parseRoomCode } from '../../../platform/text/index.ts'
import { newRow, type CaseRow } from '../present.ts'
import { gradeOf, titleOf } from '../rules.ts'
import type { PastCase, RowReader } from './read-row.ts'
import { unitAt, type CategoryRef, type References } from './references.ts'

/** Words of a row that the site doesn't know, as warnings would name them. */
export interface Unknown {
  code: 'value_unknown' | 'unit_unknown' | 'employee_unknown'
  field: 'category' | 'department' | 'address' | 'firstContact' | 'handler'
  value: string
}

export interface Matched {
  past: PastCase
  row: CaseRow
  category: CategoryRef | null
  /** Who did it, as the timeline tells it. */
  takenBy: { employeeId: string | null; name: string }
  handledBy: { employeeId: string | null; name: string }
  /** Words that became nothing, for the timeline. */
  kept: string[]
  unknown: Unknown[]
}

/** By this a case is recognised when its file comes again. */
export function importKeyOf(source: string, number: string): string {
  return `${source}#${number}`
}

/** A past case as a row of the table; id and number are given by whoever writes it. */
export function matched(ctx: Ctx, refs: References, past: PastCase, personId: string | null, source: string, reader: RowReader): Matched {
  const { texts } = past
  const unknown: Unknown[] = []
  const kept = [...past.kept]
  const category = texts.category === '' ? null : (refs.categories.get(normaliseText(texts.category)) ?? null)
  const departmentId = texts.department === '' ? null : (refs.departments.get(normaliseText(texts.department)) ?? null)
  const unitId = unitAt(refs, texts.address)
  if (unitId === null && parseRoomCode(texts.address) !== null) {
    unknown.push({ code: 'unit_unknown', field: 'address', value: texts.address })
  }
  if (texts.category !== '' && category === null) unknown.push({ code: 'value_unknown', field: 'category', value: texts.category })
  if (texts.department !== '' && departmentId === null) {
    unknown.push({ code: 'value_unknown', field: 'department', value: texts.department })
    kept.push(reader.kept('department', texts.department))
  }
  const takenBy = colleague(refs, texts.firstContact, 'firstContact', unknown)
  const handledBy = texts.handler === '' ? takenBy : colleague(refs, texts.handler, 'handler', unknown)
  const pastId = refs.past?.id ?? ''
  const title = titleFor(texts, category)
  const phone = texts.phone === '' ? null : parsePhone(texts.phone)
  const isOver = past.status === 'resolved' || past.status === 'confirmed' || past.status === 'closed'
  const row = newRow(ctx, {
    id: '', site_id: refs.site.id, number: past.number, kind: past.kind, status: past.status,
    urgency: past.urgency ?? category?.urgency ?? 'normal', grade: gradeOf(past.kind, past.grade, []), title,
    statement: statementFor(texts),
    category_id: category?.id ?? null, unit_id: unitId ?? null, person_id: personId, place_kind: unitId ? 'unit' : 'public_area',
    place: [unitId ? '' : texts.address, texts.place].filter((part) => part !== '').join(' ').slice(0, 200), channel: past.channel,
    persons_involved: personId === null ? texts.person : '', contact_phone: phone?.ok ? phone.phone.value.slice(0, 30) : texts.phone,
    promised_at: past.targetAt, first_contact_by: takenBy.employeeId ?? pastId,
    owner_id: handledBy.employeeId ?? takenBy.employeeId ?? pastId,
    department_id: departmentId, registered_at: past.openedAt, acknowledged_at: past.openedAt, last_feedback_at: past.feedbackAt,
    result: texts.result, cause: texts.cause, resolved_at: past.resolvedAt, visited_at: past.visitedAt,
    confirmed_at: past.status === 'confirmed' ? past.visitedAt : null, closed_at: past.closedAt,
    // Only what the file proves is called a return visit; how else a case came to its end it doesn't say, so it counts as confirmed.
    close_reason: past.status !== 'closed' ? null : past.visitedAt === null ? 'confirmed' : 'return_visit',
    score: isOver ? past.score : null, import_key: importKeyOf(source, past.number),
  })
  return { past, row, category, takenBy: named(refs, takenBy), handledBy: named(refs, handledBy), kept, unknown }
}

export function gramsOf(row: Pick<CaseRow, 'title' | 'statement'>): string[] {
  return bigrams(`${row.title} ${row.statement}`.slice(0, 400))
}

/** A category that nobody here knows stays readable in front of the subject. */
function titleFor(texts: PastCase['texts'], category: CategoryRef | null): string {
  const head = category === null ? texts.category : ''
  const words = [head, texts.subject].filter((part) => part !== '').join(': ')
  const letters = [...(words || titleOf('', texts.description || texts.category))]
  return letters.length > 200 ? `${letters.slice(0, 199).join('')}…` : letters.join('')
}

/** The words as they stand; a subject that is too long for a title comes before them. */
function statementFor({ subject, description, category }: PastCase['texts']): string {
  const words = description !== '' && subject.length > 200 ? `${subject}\n${description}` : description
  return (words || subject || category).slice(0, 5000)
}

function colleague(refs: References, name: string, field: 'firstContact' | 'handler', unknown: Unknown[]): Matched['takenBy'] {
  const employeeId = name === '' ? null : (refs.employees.get(normaliseText(name)) ?? null)
  if (name !== '' && employeeId === null) unknown.push({ code: 'employee_unknown', field, value: name })
  return { employeeId, name }
}

function named(refs: References, { employeeId, name }: Matched['takenBy']): Matched['takenBy'] {
  return { employeeId, name: name || (refs.past?.name ?? '') }
}

/** What a newer file may change on a case. First contact, number and time of registration never change. */
export const CHANGEABLE = [
  'kind', 'status', 'urgency', 'grade', 'title', 'statement', 'category_id', 'unit_id', 'person_id', 'place_kind', 'place', 'channel',
  'persons_involved', 'contact_phone', 'promised_at', 'owner_id', 'department_id',
  'last_feedback_at', 'result', 'cause', 'resolved_at', 'visited_at', 'confirmed_at', 'closed_at', 'close_reason', 'score',
] as const satisfies readonly (keyof CaseRow)[]

/** The columns in which a case differs from what its file now says. */
export function differences(before: Pick<CaseRow, (typeof CHANGEABLE)[number]>, after: CaseRow): (typeof CHANGEABLE)[number][] {
  return CHANGEABLE.filter((column) => same(before[column]) !== same(after[column]))
}

function same(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value
}
