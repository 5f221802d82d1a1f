import { sql } from 'kysely'
import type { handover, Input, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecords } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { effectiveTime, nextStatus, possibleActions, type LifeCycle } from '../../platform/records/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import { addRow, among, changeRow, contains, equals, listRecords, lockRow, mustBeAbleToAdd, presentOne, visibleRow, type Condition, type Register, type Row } from '../registers/index.ts'
import { moveDefect } from './act.ts'
import { mustBeColleague, mustBeParty, numberOf, type DefectRow } from './defects.ts'
import { partyNames, presentDefects } from './present.ts'
import { NOTIFIABLE, OVER } from './rules.ts'

type Letter = handover.DefectLetter
type LetterRow = Row<'defect_letter'>

export const LETTER_LIFE: LifeCycle<handover.DefectLetterState, handover.DefectLetterAction> = {
  deliver: { from: ['draft'], to: 'delivered' },
  cancel: { from: ['draft'], to: 'cancelled' },
}

export const LETTERS: Register<'defect_letter', Letter> = {
  table: 'defect_letter',
  kind: 'defect_letter',
  read: 'defects:read',
  write: 'defects:manage',
  order: { by: sql`t.made_at`, type: 'timestamptz', isNewestFirst: true },
  clash: '/id',
  present,
  sheet: {
    name: ['工程遗留问题整改通知单', '工程遺留問題改善通知單', 'Letters to the developer'],
    columns: [
      { key: 'number', kind: 'text', width: 18, title: ['编号', '編號', 'Number'], value: (one) => one.number },
      { key: 'party', kind: 'text', width: 26, title: ['致', '致', 'To'], value: (one) => one.party.name },
      { key: 'madeAt', kind: 'datetime', width: 18, title: ['制作时间', '製作時間', 'Written'], value: (one) => new Date(one.madeAt) },
      { key: 'madeBy', kind: 'text', width: 14, title: ['制作人', '製作人', 'By'], value: (one) => one.madeBy.name },
      { key: 'items', kind: 'number', width: 10, title: ['问题数', '問題數', 'Defects'], value: (one) => one.items.length },
      { key: 'open', kind: 'number', width: 10, title: ['未关闭', '未結案', 'Open'], value: (one) => one.open },
      { key: 'dueOn', kind: 'date', width: 12, title: ['整改期限', '改善期限', 'Deadline'], value: (one) => one.dueOn },
      { key: 'state', kind: 'text', width: 12, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'defectLetterState', one.state) },
      { key: 'deliveredAt', kind: 'datetime', width: 18, title: ['送达时间', '送達時間', 'Delivered'], value: (one) => (one.delivery === null ? null : new Date(one.delivery.at)) },
      { key: 'way', kind: 'text', width: 14, title: ['送达方式', '送達方式', 'How'], value: (one, locale) => (one.delivery === null ? '' : labelOf(locale, 'defectDelivery', one.delivery.way)) },
      { key: 'receivedBy', kind: 'text', width: 18, title: ['签收人', '簽收人', 'Received by'], value: (one) => one.delivery?.receivedBy },
    ],
  },
}

async function present(ctx: Ctx, rows: LetterRow[]): Promise<Letter[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const items = await ctx.tx.selectFrom('defect_letter_item').selectAll().where('letter_id', 'in', ids).orderBy('position').execute()
  const named = [...new Set(items.map((item) => item.defect_id))]
  const defects = new Map((await presentDefects(ctx, named.length === 0 ? [] : await ctx.tx.selectFrom('defect').selectAll().where('id', 'in', named).execute())).map((one) => [one.id, one]))
  const parties = await partyNames(ctx, rows.map((row) => row.party_id))
  const people = await employeeNames(ctx, rows.map((row) => row.made_by))
  const files = await filesOfRecords(ctx, ids)
  return rows.map((row) => {
    const own = items.filter((item) => item.letter_id === row.id).map((item) => {
      const { id: defectId, number, place, description, trade, warranty, state, chargedFen } = defects.get(item.defect_id)!
      return { defectId, number, place, description, trade, warranty: warranty.state, state, dueOn: item.due_on, chargedFen }
    })
    return {
      id: row.id, siteId: row.site_id, number: row.number, party: parties.get(row.party_id) ?? { id: row.party_id, name: '' }, dueOn: row.due_on, words: row.words, state: row.state, items: own, open: own.filter(({ state }) => !OVER.includes(state)).length,
      delivery: row.delivered_at === null ? null : { at: iso(row.delivered_at), way: row.way!, receivedBy: row.received_by }, note: row.note, madeBy: { id: row.made_by, name: people.get(row.made_by) ?? '' }, madeAt: iso(row.made_at), photos: (files.get(row.id) ?? []).map(({ file }) => file),
      allowedActions: ctx.actor.can('defects:manage', row.site_id) && ctx.actor.employeeId !== null ? possibleActions(LETTER_LIFE, row.state) : [], version: row.version,
    }
  })
}

export function letterConditions(filter: Input<typeof handover.listDefectLetters>['query']['filter']): Condition[] {
  return [
    ...contains(filter.q, ['number', 'words', 'received_by'], (like) => [sql`exists (select from external_party p where p.organization_id = t.organization_id and p.id = t.party_id and p.name ilike ${like})`]), ...among('state', filter.state), ...equals('party_id', filter.partyId),
    ...(filter.defectId ? [sql`exists (select from defect_letter_item i where i.organization_id = t.organization_id and i.letter_id = t.id and i.defect_id = ${filter.defectId})`] : []),
  ]
}

export function listDefectLetters(ctx: Ctx, { query }: Input<typeof handover.listDefectLetters>): Promise<Output<typeof handover.listDefectLetters>> {
  return listRecords(ctx, LETTERS, query, letterConditions(query.filter))
}

export async function getDefectLetter(ctx: Ctx, { params }: Input<typeof handover.getDefectLetter>): Promise<Letter> {
  return presentOne(ctx, LETTERS, await visibleRow(ctx, LETTERS, params.id))
}

/** A letter about chosen defects, each with its deadline (HND-007). Throws `not_found` and `rule_broken` naming the field. */
export async function createDefectLetter(ctx: Ctx, { body }: Input<typeof handover.createDefectLetter>): Promise<Letter> {
  await mustBeAbleToAdd(ctx, LETTERS, body.siteId)
  const madeBy = mustBeColleague(ctx)
  const id = body.id ?? newId()
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`defect_letter:${id}`])
  const known = await ctx.tx.selectFrom('defect_letter').selectAll().where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.site_id !== body.siteId) throw wrongField('already_exists', '/id', 'a record with this id exists')
    return presentOne(ctx, LETTERS, known)
  }
  await mustBeParty(ctx, body.siteId, body.partyId, '/partyId')
  const today = dayIn(await timeZoneOf(ctx, body.siteId), ctx.now)
  if (body.dueOn < today) throw wrongField('rule_broken', '/dueOn', 'lies in the past')
  const wanted = body.items.map(({ defectId }) => defectId)
  if (new Set(wanted).size < wanted.length) throw wrongField('rule_broken', '/items', 'one is there twice')
  const rows = new Map((await ctx.tx.selectFrom('defect').selectAll().where('id', 'in', wanted).where('site_id', '=', body.siteId).execute()).map((row) => [row.id, row]))
  for (const [i, item] of body.items.entries()) {
    const row = rows.get(item.defectId)
    if (!row) throw wrongField('not_found', `/items/${i}/defectId`, 'no such defect at this site')
    if (!NOTIFIABLE.includes(row.state)) throw wrongField('rule_broken', `/items/${i}/defectId`, `${row.number} is ${row.state}`)
    if (row.builder_id !== null && row.builder_id !== body.partyId) throw wrongField('rule_broken', `/items/${i}/defectId`, `${row.number} is another builder’s`)
    if (item.dueOn !== null && item.dueOn < today) throw wrongField('rule_broken', `/items/${i}/dueOn`, 'lies in the past')
  }
  const { row } = await addRow(ctx, LETTERS, body.siteId, id, { number: await numberOf(ctx, body.siteId, 'ZG', 'defect_letter'), party_id: body.partyId, due_on: body.dueOn, words: body.words, state: 'draft', made_by: madeBy, made_at: ctx.now }, 'written')
  await ctx.tx.insertInto('defect_letter_item').values(body.items.map((item, i) => ({ organization_id: ctx.organizationId, letter_id: row.id, defect_id: item.defectId, position: i + 1, due_on: item.dueOn ?? body.dueOn }))).execute()
  return presentOne(ctx, LETTERS, row)
}

/** Delivered, it sets the deadline of each defect that still waits for the developer; what was settled meanwhile stays as it is. */
export async function actOnDefectLetter(ctx: Ctx, { params, body }: Input<typeof handover.actOnDefectLetter>): Promise<Letter> {
  const row = await lockRow(ctx, LETTERS, params.id, body.version)
  mustBeColleague(ctx)
  const state = nextStatus(LETTER_LIFE, row.state, body.action, possibleActions(LETTER_LIFE, row.state))
  if (body.action === 'cancel') return presentOne(ctx, LETTERS, await changeRow(ctx, LETTERS, row, { state, note: body.note }, { action: 'cancel', fromStatus: row.state, toStatus: state, note: body.note }))
  const at = effectiveTime(body.at, ctx.now, row.made_at)
  await attachFiles(ctx, { type: 'defect_letter', id: row.id }, body.photoIds, 'delivery', '/photoIds')
  const after = await changeRow(ctx, LETTERS, row, { state, delivered_at: at, way: body.way, received_by: body.receivedBy, note: body.note }, { action: 'deliver', fromStatus: row.state, toStatus: state, note: [body.receivedBy, body.note].filter(Boolean).join('；'), fileIds: body.photoIds })
  const { moved } = await notify(ctx, after, at)
  if (moved === 0) throw new AppError('action_not_allowed', 'None of its defects waits for the developer any more', undefined, { allowedActions: ['cancel'] })
  return presentOne(ctx, LETTERS, after)
}

async function notify(ctx: Ctx, letter: LetterRow, at: Date): Promise<{ moved: number }> {
  const items = await ctx.tx.selectFrom('defect_letter_item').select(['defect_id', 'due_on']).where('letter_id', '=', letter.id).execute()
  const due = new Map(items.map((item) => [item.defect_id, item.due_on]))
  // In the order of ids, so that two letters about the same defects never wait for each other in a circle.
  const rows: DefectRow[] = await ctx.tx.selectFrom('defect').selectAll().where('id', 'in', [...due.keys()]).orderBy('id').forUpdate().execute()
  const waiting = rows.filter((row) => NOTIFIABLE.includes(row.state) && (row.builder_id === null || row.builder_id === letter.party_id))
  for (const row of waiting) {
    await moveDefect(ctx, row, { state: 'notified', builder_id: letter.party_id, due_on: due.get(row.id)!, promised_on: null, promised_at: null, notified_at: at }, { action: 'notified', note: `${letter.number}：${due.get(row.id)!}` })
  }
  return { moved: waiting.length }
}
