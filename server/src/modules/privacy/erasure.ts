import type { Selectable } from 'kysely'
import type { Input, Output, privacy } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import type { FileAnswer } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { personalParts, recordAccess, withoutTraces, type Subject } from '../../platform/personal-data/index.ts'
import { printPaper } from '../../platform/print/print-forms.ts'
import { dayNumber, nextNumber, recordHappening } from '../../platform/records/index.ts'
import { dayIn, iso, wallTimeIn } from '../../platform/time.ts'
import { mustSeePerson, personsById } from '../archives/index.ts'
import { formHead, siteById } from '../organization/index.ts'
import { forgetInTrail } from './forget-in-trail.ts'
import { heldNow } from './holds.ts'
import { subjectOf } from './subject-of.ts'
import type { ErasureTable } from './tables.ts'
import { mustHaveSigned } from './undertakings.ts'

type Obstacle = privacy.ErasureView['obstacles'][number]

/** Sites at which the actor manages personal data of a person. Throws `not_found` when there is none. */
export async function mustManagePerson(ctx: Ctx, personId: string): Promise<{ siteId: string; name: string }> {
  const { siteIds } = await mustSeePerson(ctx, personId, 'personal_data:manage')
  // What is spread over sites is erased and carried out by who may at all of them.
  if (!siteIds.every((siteId) => ctx.actor.can('personal_data:manage', siteId))) throw new AppError('not_found')
  const person = (await personsById(ctx, [personId])).get(personId)
  const siteId = siteIds[0]
  if (!person || siteId === undefined) throw new AppError('not_found')
  return { siteId, name: person.name }
}

/** What stands in the way of erasing, asked of every module that holds something. */
export async function obstaclesOf(ctx: Ctx, personId: string): Promise<Obstacle[]> {
  const found: Obstacle[] = []
  for (const part of personalParts()) for (const one of (await part.obstacles?.(ctx, personId)) ?? []) found.push(one as Obstacle)
  const held = await heldNow(ctx)
  const units = (await ctx.tx.selectFrom('occupancy').select('unit_id').where('person_id', '=', personId).execute()).map(({ unit_id }) => unit_id)
  if (held.persons.has(personId) || units.some((id) => held.units.has(id))) found.push({ kind: 'legal_hold', text: '' })
  return found
}

export async function checkErasure(ctx: Ctx, { params }: Input<typeof privacy.checkErasure>): Promise<privacy.ErasureView> {
  const { name } = await mustManagePerson(ctx, params.id)
  const { erased, kept } = await eraseParts(ctx, params.id, true)
  return { person: { id: params.id, name }, obstacles: await obstaclesOf(ctx, params.id), erases: erased, keeps: kept }
}

export async function eraseParts(ctx: Ctx, personId: string, isTrial: boolean): Promise<{ erased: privacy.Erasure['erased']; kept: privacy.Erasure['kept']; subject: Subject }> {
  const erased: privacy.Erasure['erased'] = []
  const kept: privacy.Erasure['kept'] = []
  const subject = await subjectOf(ctx, personId)
  for (const part of personalParts()) {
    const done = await part.erase(ctx, personId, isTrial, subject)
    if (done.erased > 0) erased.push({ part: part.name, rows: done.erased })
    if (done.kept > 0) kept.push({ part: part.name, rows: done.kept, why: done.why ?? '' })
  }
  return { erased, kept, subject }
}

/**
 * Erases a person in one act: every module takes out what says who it was; what the law wants kept stays without a name; a certificate says
 * both. Refused with all reasons while anything stands open. Twice, or two at once, is once.
 */
export async function erasePerson(ctx: Ctx, { params, body }: Input<typeof privacy.erasePerson>): Promise<privacy.Erasure> {
  const { siteId, name } = await mustManagePerson(ctx, params.id)
  await mustHaveSigned(ctx)
  const row = await ctx.tx.selectFrom('person').select('erased_at').where('id', '=', params.id).forUpdate().executeTakeFirstOrThrow()
  if (row.erased_at !== null) throw new AppError('privacy.still_needed', 'The person was erased before')
  if (body.name.trim() !== name) throw wrongField('rule_broken', '/name', 'write the name of the person to confirm')
  const obstacles = await obstaclesOf(ctx, params.id)
  if (obstacles.length > 0) throw new AppError('privacy.still_needed', obstacles.map(({ kind, text }) => `${labelOf(ctx.locale, 'erasureObstacle', kind)} ${text}`.trim()).join('; '))
  const { erased, kept, subject } = await eraseParts(ctx, params.id, false)
  const { timeZone } = await siteById(ctx, siteId)
  const day = dayIn(timeZone, ctx.now)
  const id = newId()
  const facts = {
    organization_id: ctx.organizationId, id, site_id: siteId, number: dayNumber('E', day, await nextNumber(ctx, siteId, `erasure-${day.replaceAll('-', '')}`)), person_id: params.id, at: ctx.now, by_name: ctx.actor.name, by_employee: ctx.actor.employeeId,
    // Whoever was erased does not stand in the certificate of it.
    reason: withoutTraces(body.reason, subject),
  }
  const made = await ctx.tx.insertInto('erasure').values({ ...facts, erased: JSON.stringify(erased), kept: JSON.stringify(kept) }).returningAll().executeTakeFirstOrThrow()
  forgetInTrail(ctx, [subject], id)
  recordHappening(ctx, { siteId, recordType: 'person', recordId: params.id, action: 'erased', note: facts.number })
  recordAccess(ctx, { act: 'view', siteId, subject: { personId: params.id }, classes: ['archive'], purpose: 'own_request', reason: facts.reason, record: { type: 'erasure', id } })
  announceChange(ctx, { recordType: 'person', recordId: params.id, siteId, action: 'erased' })
  return present(made)
}

export async function listErasures(ctx: Ctx, { query }: Input<typeof privacy.listErasures>): Promise<Output<typeof privacy.listErasures>> {
  ctx.actor.mustSee('personal_data:manage', query.siteId)
  await siteById(ctx, query.siteId)
  const rows = await ctx.tx.selectFrom('erasure').selectAll().where('site_id', '=', query.siteId).orderBy('at', 'desc').limit(500).execute()
  return { items: rows.map(present) }
}

/** 《个人信息清除证明》. */
export async function erasurePdf(ctx: Ctx, { params }: Input<typeof privacy.erasurePdf>): Promise<FileAnswer> {
  const row = await ctx.tx.selectFrom('erasure').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('personal_data:manage', row.site_id)
  const { zone, ...head } = await formHead(ctx, row.site_id, row.number, '')
  const erasure = present(row)
  const say = WORDS[ctx.locale]
  const part = (name: string): string => labelOf(ctx.locale, 'personalPart', name)
  const body = await printPaper(
    {
      ...head, qrText: null, title: say.title, note: null,
      parts: [
        { kind: 'facts', perRow: 2, items: [{ label: say.at, value: wallTimeIn(zone, row.at) }, { label: say.by, value: row.by_name }, { label: say.reason, value: row.reason, span: 2 }] },
        { kind: 'table', label: say.erased, heads: [say.part, say.rows], widths: [0, 40], rows: erasure.erased.map((one) => [part(one.part), String(one.rows)]) },
        { kind: 'table', label: say.kept, heads: [say.part, say.rows, say.why], widths: [40, 30, 0], rows: erasure.kept.map((one) => [part(one.part), String(one.rows), labelOf(ctx.locale, 'keptBecause', one.why)]) },
      ],
    },
    { locale: ctx.locale },
  )
  return { name: `${row.number}.pdf`, contentType: 'application/pdf', body, isInline: true }
}

const WORDS = {
  'zh-CN': { title: '个人信息清除证明', at: '清除时间', by: '经办人', reason: '原因', erased: '已清除', kept: '依法保留（已去除身份）', part: '内容', rows: '条数', why: '保留原因' },
  'zh-TW': { title: '個人資料清除證明', at: '清除時間', by: '承辦人', reason: '原因', erased: '已清除', kept: '依法保留（已去除身分）', part: '內容', rows: '筆數', why: '保留原因' },
  en: { title: 'Certificate of erasure', at: 'Erased at', by: 'By', reason: 'Reason', erased: 'Erased', kept: 'Kept by law, without the name', part: 'What', rows: 'Items', why: 'Why kept' },
}

function present(row: Selectable<ErasureTable>): privacy.Erasure {
  return { id: row.id, number: row.number, personId: row.person_id, siteId: row.site_id, at: iso(row.at), by: row.by_name, reason: row.reason, erased: row.erased as privacy.Erasure['erased'], kept: row.kept as privacy.Erasure['kept'], finishedAt: iso(row.finished_at) }
}

