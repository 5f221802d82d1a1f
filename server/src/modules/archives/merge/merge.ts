import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Input, merges, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { queue } from '../../../platform/events.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { accountsOfPersons, moveAccount, type AccountMove } from '../../people/index.ts'
import { mustSeePerson } from '../lookups.ts'
import { occupanciesBy, type OccupancyRow } from '../occupancy-rows.ts'
import { nameColumns } from '../person-columns.ts'
import { writePhones } from '../persons.ts'
import type { MergeTable } from '../tables-household.ts'
import { mergedFilesOf } from './files.ts'
import { jointPeriod, mergedFields, mergedPhones, mergedTags, mergeRefusals, movedStays, type StoredPhone } from './plan.ts'
import { countReferences, turnReferences, type Turned } from './references.ts'
import { bothFiles, presentSides, sideOf, type PersonRow } from './sides.ts'

/** All that a merge did, by which it is taken back. */
export interface MergeDone {
  /** Columns of the kept file, before and after. */
  columns: Record<string, { before: unknown; after: unknown }>
  tookPaper: boolean
  addedPhones: string[]
  otherPhones: StoredPhone[]
  addedSites: string[]
  movedStays: string[]
  joinedStays: { stay: OccupancyRow; into: string; before: Period; after: Period }[]
  turned: Turned[]
  account: AccountMove
}
type Period = { from_on: string | null; until_on: string | null; is_bill_payer: boolean }

/** What merging two persons would do, and why it cannot be done. Writes nothing. */
export async function previewMerge(ctx: Ctx, { body }: Input<typeof merges.previewMerge>): Promise<merges.MergePreview> {
  const { keep, other } = await bothFiles(ctx, body.keepId, body.otherId, false)
  const [a, b] = [await sideOf(ctx, keep), await sideOf(ctx, other)]
  const shown = await presentSides(ctx, [keep, other])
  const stays = movedStays(await occupanciesBy(ctx, 'person_id', [keep.id]), await occupanciesBy(ctx, 'person_id', [other.id]))
  const accounts = await accountsOfPersons(ctx, [keep.id, other.id])
  return {
    keep: shown.get(keep.id)!, other: shown.get(other.id)!,
    fields: mergedFields(a, b, body.takeFromOther).filter((field) => field.keep !== '' || field.other !== ''), phones: mergedPhones(a, b).map(({ number }) => number), tags: mergedTags(a, b),
    occupancies: stays.map(({ stay, into }) => ({ unit: stay.unit_code, role: stay.role, how: into ? 'joins' : 'moves' })),
    references: await countReferences(ctx, other.id, keep.id),
    refusals: [...mergeRefusals(a, b), ...(keep.merged_into || other.merged_into ? ['merged_already'] : [])],
    account: accounts.has(other.id) ? (accounts.has(keep.id) ? 'closes' : 'moves') : accounts.has(keep.id) ? 'stays' : 'none',
  }
}

/**
 * Two files of one person become one: the kept file goes on with the phones, stays and records of both; the other keeps its own facts and history
 * and points to it. Locks both files: the same id is done once, and of two clerks one finds it merged. Throws `rule_broken` with what speaks
 * against it, `action_not_allowed` when either was merged away already.
 */
export async function mergePersons(ctx: Ctx, { body }: Input<typeof merges.mergePersons>): Promise<merges.Merge> {
  const { keep, other, siteId } = await bothFiles(ctx, body.keepId, body.otherId, true)
  const known = await ctx.tx.selectFrom('person_merge').selectAll().where('id', '=', body.id).executeTakeFirst()
  if (known) {
    if (known.keep_id !== keep.id || known.other_id !== other.id) throw wrongField('already_exists', '/id', body.id)
    return (await presentMerges(ctx, [known]))[0]!
  }
  if (keep.merged_into !== null || other.merged_into !== null) throw new AppError('action_not_allowed', 'One of them was merged already', undefined, { allowedActions: [] })
  const [a, b] = [await sideOf(ctx, keep), await sideOf(ctx, other)]
  const [refusal] = mergeRefusals(a, b)
  if (refusal) throw wrongField('rule_broken', '/otherId', refusal)
  const fields = mergedFields(a, b, body.takeFromOther)
  const done = await writeKept(ctx, keep, other, fields, { tags: mergedTags(a, b), siteIds: [...new Set([...keep.site_ids, ...other.site_ids])] })
  const phones = mergedPhones(a, b)
  done.addedPhones = phones.slice(a.phones.length).map(({ number }) => number)
  done.otherPhones = b.phones
  await ctx.tx.updateTable('person').set({ merged_into: keep.id, version: other.version + 1, updated_at: ctx.now }).where('id', '=', other.id).execute()
  await writePhones(ctx, other.id, [])
  await writePhones(ctx, keep.id, phones)
  await turnStays(ctx, done, keep.id, other.id)
  done.turned = await turnReferences(ctx, other.id, keep.id)
  done.account = await moveAccount(ctx, other.id, keep.id)
  const row = { organization_id: ctx.organizationId, id: body.id, site_id: siteId, keep_id: keep.id, other_id: other.id, reason: body.reason, done: JSON.stringify(done), merged_by: ctx.actor.name, merged_at: ctx.now }
  const made = await ctx.tx.insertInto('person_merge').values(row).returningAll().executeTakeFirstOrThrow()
  tell(ctx, siteId, [keep, other], 'merged', body.reason)
  // Whoever was writing a record for the other file at this very moment writes it behind the lock: it is fetched afterwards.
  ctx.enqueue('archives.fetch-strays', { mergeId: body.id }, { dueAt: new Date(ctx.now.getTime() + 60_000), dedupeKey: `fetch-strays:${body.id}` })
  return (await presentMerges(ctx, [made]))[0]!
}

const COLUMNS = { name: 'name', sex: 'sex', email: 'email', birthday: 'birthday', workplace: 'workplace', emergencyContact: 'emergency_contact', contactPerson: 'contact_person' } as const

async function writeKept(ctx: Ctx, keep: PersonRow, other: PersonRow, fields: merges.MergePreview['fields'], joint: { tags: string[]; siteIds: string[] }): Promise<MergeDone> {
  const columns: MergeDone['columns'] = {}
  for (const { field, result } of fields) {
    if (field === 'idNumber' || result !== 'other') continue
    const column = COLUMNS[field]
    columns[column] = { before: keep[column], after: other[column] }
  }
  if (joint.tags.length > keep.tags.length) columns['tags'] = { before: keep.tags, after: joint.tags }
  const tookPaper = fields.some(({ field, result }) => field === 'idNumber' && result === 'other')
  const set = Object.fromEntries(Object.entries(columns).map(([column, { after }]) => [column, after])) as Partial<PersonRow>
  await ctx.tx
    .updateTable('person')
    .set({
      ...set,
      ...(set.name === undefined ? {} : nameColumns(set.name, keep.kind)),
      ...(tookPaper ? { id_kind: other.id_kind, id_number_sealed: other.id_number_sealed, id_number_index: other.id_number_index, id_number_masked: other.id_number_masked } : {}),
      site_ids: joint.siteIds, version: keep.version + 1, updated_at: ctx.now,
    })
    .where('id', '=', keep.id)
    .execute()
  return { columns, tookPaper, addedPhones: [], otherPhones: [], addedSites: joint.siteIds.filter((site) => !keep.site_ids.includes(site)), movedStays: [], joinedStays: [], turned: [], account: { how: 'none', accountId: null } }
}

async function turnStays(ctx: Ctx, done: MergeDone, keepId: string, otherId: string): Promise<void> {
  for (const { stay } of movedStays([], await occupanciesBy(ctx, 'person_id', [otherId]))) {
    // Asked anew for each: a stay that was just joined may touch the next one.
    const own = await occupanciesBy(ctx, 'person_id', [keepId])
    const into = movedStays(own, [stay])[0]!.into
    if (into === null) {
      await ctx.tx.updateTable('occupancy').set({ person_id: keepId, updated_at: ctx.now }).where('id', '=', stay.id).execute()
      done.movedStays.push(stay.id)
      continue
    }
    const period = jointPeriod(into, stay)
    const crosses = own.find((one) => one.id !== into.id && one.unit_id === stay.unit_id && one.role === stay.role && movedStays([one], [{ ...stay, ...period }])[0]!.into !== null)
    if (crosses) throw wrongField('rule_broken', '/otherId', `stays_cross: ${stay.unit_code}`)
    const after = { ...period, is_bill_payer: into.is_bill_payer || stay.is_bill_payer }
    await ctx.tx.deleteFrom('occupancy').where('id', '=', stay.id).execute()
    await ctx.tx.updateTable('occupancy').set({ ...after, updated_at: ctx.now }).where('id', '=', into.id).execute()
    done.joinedStays.push({ stay, into: into.id, before: { from_on: into.from_on, until_on: into.until_on, is_bill_payer: into.is_bill_payer }, after })
  }
}

/** Fetches what was written for the merged file while it was being merged. A second time finds nothing. */
export function fetchStrays(): void {
  queue('archives.fetch-strays', z.object({ mergeId: z.uuid() }), async (ctx, { mergeId }) => {
    const row = await ctx.tx.selectFrom('person_merge').selectAll().where('id', '=', mergeId).forUpdate().executeTakeFirst()
    if (!row || row.state === 'undone') return
    const done = row.done as MergeDone
    const before = done.movedStays.length + done.joinedStays.length
    await turnStays(ctx, done, row.keep_id, row.other_id)
    const turned = await turnReferences(ctx, row.other_id, row.keep_id)
    if (turned.length === 0 && done.movedStays.length + done.joinedStays.length === before) return
    await ctx.tx.updateTable('person_merge').set({ done: JSON.stringify({ ...done, turned: [...done.turned, ...turned] }) }).where('id', '=', mergeId).execute()
  })
}

export function tell(ctx: Ctx, siteId: string, [keep, other]: { id: string; name: string; site_ids: string[] }[], action: 'merged' | 'merge_undone', note: string): void {
  recordHappening(ctx, { siteId, recordType: 'person', recordId: keep!.id, action, note, changes: [{ field: 'person', from: other!.name, to: keep!.name }] })
  recordHappening(ctx, { siteId, recordType: 'person', recordId: other!.id, action, note, changes: [{ field: 'person', from: other!.name, to: keep!.name }] })
  for (const site of new Set([...keep!.site_ids, ...other!.site_ids])) for (const one of [keep!, other!]) announceChange(ctx, { recordType: 'person', recordId: one.id, siteId: site, action })
}

/** Merges of a person's file, those that were taken back among them. */
export async function listMerges(ctx: Ctx, { params }: Input<typeof merges.listMerges>): Promise<Output<typeof merges.listMerges>> {
  if (ctx.actor.kind === 'resident') throw new AppError('not_found')
  const person = await mustSeePerson(ctx, params.id)
  const files = [person.id, ...(await mergedFilesOf(ctx, person.id))]
  const rows = await ctx.tx.selectFrom('person_merge').selectAll().where((e) => e.or([e('keep_id', 'in', files), e('other_id', 'in', files)])).orderBy('merged_at', 'desc').limit(100).execute()
  return { items: await presentMerges(ctx, rows) }
}

export async function presentMerges(ctx: Ctx, rows: Selectable<MergeTable>[]): Promise<merges.Merge[]> {
  if (rows.length === 0) return []
  // Under their own names, not that of the file that goes on.
  const names = new Map((await ctx.tx.selectFrom('person').select(['id', 'name']).where('id', 'in', rows.flatMap((row) => [row.keep_id, row.other_id])).execute()).map((row) => [row.id, row.name]))
  return rows.map((row) => {
    const done = row.done as MergeDone
    const moved = new Map<string, number>([['occupancy', done.movedStays.length + done.joinedStays.length]])
    for (const { table, keys } of done.turned) moved.set(table, (moved.get(table) ?? 0) + keys.length)
    return {
      id: row.id, keep: { id: row.keep_id, name: names.get(row.keep_id) ?? '' }, other: { id: row.other_id, name: names.get(row.other_id) ?? '' }, state: row.state, reason: row.reason, mergedBy: row.merged_by, mergedAt: row.merged_at.toISOString(),
      undoneBy: row.undone_by, undoneAt: row.undone_at?.toISOString() ?? null, mayUndo: row.state === 'merged' && ctx.actor.can('archives:merge', row.site_id), moved: [...moved].filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count })),
    }
  })
}

