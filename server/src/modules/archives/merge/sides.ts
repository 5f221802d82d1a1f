import type { Selectable } from 'kysely'
import type { merges } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { iso } from '../../../platform/time.ts'
import { accountsOfPersons } from '../../people/index.ts'
import { currentOnes, occupanciesBy, phonesOf, type OccupancyRow } from '../occupancy-rows.ts'
import { indexedForm } from '../person-columns.ts'
import type { PersonTable } from '../tables.ts'
import type { FileSide, StoredPhone } from './plan.ts'

export type PersonRow = Selectable<PersonTable>

/** Both files, locked in one order so that two merges never wait for each other, or only read for a preview. */
export async function bothFiles(ctx: Ctx, keepId: string, otherId: string, isLocked: boolean): Promise<{ keep: PersonRow; other: PersonRow; siteId: string }> {
  if (keepId === otherId) throw wrongField('rule_broken', '/otherId', 'the same file')
  const select = ctx.tx.selectFrom('person').selectAll().where('id', 'in', [keepId, otherId]).orderBy('id')
  const rows = await (isLocked ? select.forUpdate() : select).execute()
  const [keep, other] = [rows.find(({ id }) => id === keepId), rows.find(({ id }) => id === otherId)]
  const may = (row: PersonRow): string | undefined => row.site_ids.find((site) => ctx.actor.can('archives:merge', site))
  if (!keep || !may(keep)) throw wrongField('not_found', '/keepId', 'no such person')
  if (!other || !may(other)) throw wrongField('not_found', '/otherId', 'no such person')
  // Whoever merges must see everything that moves.
  for (const row of [keep, other]) if (row.site_ids.some((site) => !ctx.actor.can('archives:merge', site))) throw new AppError('not_permitted', 'The person is known at a site that you do not answer for')
  return { keep, other, siteId: may(keep)! }
}

/** Phones of a file as they are stored, the main one first. */
export function storedPhones(ctx: Ctx, personId: string): Promise<StoredPhone[]> {
  return ctx.tx.selectFrom('person_phone').select(['number', 'reversed', 'label']).where('person_id', '=', personId).orderBy('position').execute()
}

export async function sideOf(ctx: Ctx, row: PersonRow): Promise<FileSide> {
  const phones = await storedPhones(ctx, row.id)
  const { personalData } = ctx.app
  return {
    id: row.id, kind: row.kind, phones, tags: row.tags, siteIds: row.site_ids,
    values: { name: row.name, sex: row.sex, email: row.email, birthday: row.birthday ?? '', workplace: row.workplace, emergencyContact: row.emergency_contact, contactPerson: row.contact_person },
    idNumber: row.id_number_masked ?? '',
    // Under one key, whatever key each of the two was written with.
    idIndex: row.id_number_sealed === null ? null : personalData.blindIndex(indexedForm(personalData.decrypt(row.id_number_sealed))).toString('base64'),
  }
}

/** How the files are shown beside each other: several at once. */
export async function presentSides(ctx: Ctx, rows: readonly PersonRow[]): Promise<Map<string, merges.DuplicatePair['a']>> {
  const ids = rows.map(({ id }) => id)
  const phones = await phonesOf(ctx, ids)
  const accounts = await accountsOfPersons(ctx, ids)
  const stays: OccupancyRow[] = await currentOnes(ctx, await occupanciesBy(ctx, 'person_id', ids))
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id, name: row.name, kind: row.kind, phones: (phones.get(row.id) ?? []).map(({ number }) => number), idNumberMasked: row.id_number_masked,
        units: [...new Set(stays.filter((stay) => stay.person_id === row.id).map((stay) => stay.unit_code))], hasAccount: accounts.has(row.id), createdAt: iso(row.created_at),
      },
    ]),
  )
}
