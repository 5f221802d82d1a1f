import type { Input, mystery, Output } from '@guanjia/contract'
import { Actor } from '../../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { attachFiles } from '../../../platform/files/files.ts'
import { receiveFile } from '../../../platform/files/routes.ts'
import type { Exchange } from '../../../platform/http/route.ts'
import { dayIn } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { itemsOfVersion } from '../../standards/index.ts'
import { answered } from '../answers.ts'
import { isRedLineCrossed, scoreOf } from '../score.ts'
import { closedMonth } from '../scores/frozen.ts'
import { firstDay } from '../scores/month.ts'
import { hashOf, organizationIn } from './link.ts'
import { isExpired, tell, type VisitRow } from './visits.ts'

const MOST = { image: 9, audio: 5 } as const
type Kind = keyof typeof MOST
/** Photos belong to the sheet; a voice tells who speaks, so that recordings are records of their own under the seal. */
export const RECORDING = 'mystery_recording'
const RECORD_TYPE: Record<Kind, string> = { image: 'mystery_visit', audio: RECORDING }
const NAMED: Record<Kind, string> = { image: 'photo', audio: 'recording' }
/** Where a call comes from; `now` fixes the clock of a story. */
type Place = Pick<Exchange, 'app'> & { now?: Date }

/**
 * What happens behind a link: as the product, because the visitor has no account and shall leave no name. Links that are unknown, called
 * off or past their last day do not exist.
 */
async function behind<T>({ app, now }: Place, token: string, lock: boolean, work: (ctx: Ctx, row: VisitRow, today: string) => Promise<T>): Promise<T> {
  const organizationId = organizationIn(token)
  if (organizationId === null) throw new AppError('not_found', 'No such sheet')
  return runInCtx(app, { actor: Actor.system(organizationId), now }, async (ctx) => {
    const select = ctx.tx.selectFrom('mystery_visit').selectAll().where('token_hash', '=', hashOf(token))
    const row = await (lock ? select.forUpdate() : select).executeTakeFirst()
    if (!row || row.state === 'cancelled') throw new AppError('not_found', 'No such sheet')
    const today = dayIn((await siteById(ctx, row.site_id)).timeZone, ctx.now)
    if (isExpired(row, today)) throw new AppError('not_found', 'No such sheet')
    return work(ctx, row, today)
  })
}

const filesOf = async (ctx: Ctx, id: string, kind: Kind): Promise<number> => (await ctx.tx.selectFrom('file_link').select((e) => e.fn.countAll<number>().as('n')).where('record_id', '=', id).where('record_type', '=', RECORD_TYPE[kind]).executeTakeFirstOrThrow()).n

/** The empty sheet; once it was handed in, only that it was. */
export function getMysterySheet(place: Place, { params }: Input<typeof mystery.getMysterySheet>): Promise<Output<typeof mystery.getMysterySheet>> {
  return behind(place, params.token, false, async (ctx, row) => {
    const site = await siteById(ctx, row.site_id)
    const isSubmitted = row.state === 'submitted'
    const items = isSubmitted ? [] : await itemsOfVersion(ctx, row.standard_id, row.standard_number)
    return {
      site: site.name, timeZone: site.timeZone, scenario: isSubmitted ? '' : row.scenario, fromOn: row.from_on, untilOn: row.until_on, isSubmitted, photos: isSubmitted ? 0 : await filesOf(ctx, row.id, 'image'), recordings: isSubmitted ? 0 : await filesOf(ctx, row.id, 'audio'),
      items: items.map(({ id, text, dimension, method, min, max, unit, isRedLine }) => ({ id, text, dimension, method, min, max, unit, isRedLine })),
    }
  })
}

/** Hands the sheet in, once: a second time, after a lost answer, changes nothing. Throws `not_found`, `rule_broken` naming the field. */
export function submitMysterySheet(place: Place, { params, body }: Input<typeof mystery.submitMysterySheet>): Promise<Output<typeof mystery.submitMysterySheet>> {
  return behind(place, params.token, true, async (ctx, row, today) => {
    if (row.state === 'submitted') return { isSubmitted: true } as const
    if (body.visitedOn < row.from_on || body.visitedOn > row.until_on || body.visitedOn > today) throw wrongField('rule_broken', '/visitedOn', 'is no day of this visit')
    const answers = answered(await itemsOfVersion(ctx, row.standard_id, row.standard_number), body.answers)
    const month = body.visitedOn.slice(0, 7)
    // What comes after the close counts in the month that is open.
    const counts = (await closedMonth(ctx, row.site_id, month)) === undefined ? month : today.slice(0, 7)
    await ctx.tx
      .updateTable('mystery_visit')
      .set({ state: 'submitted', month: firstDay(counts), visited_on: body.visitedOn, met: body.met, answers: JSON.stringify(body.answers), score: scoreOf(answers), has_red_line: answers.some(isRedLineCrossed), comment: body.comment, submitted_at: ctx.now, version: row.version + 1 })
      .where('id', '=', row.id).execute()
    tell(ctx, row, 'submitted')
    return { isSubmitted: true } as const
  })
}

/** A photo goes to its sheet at once: a visitor can attach nothing that is not theirs. */
export async function addMysteryPhoto(exchange: Exchange, { params }: Input<typeof mystery.addMysteryPhoto>): Promise<Output<typeof mystery.addMysteryPhoto>> {
  return { photos: await addFile(exchange, params.token, 'image') }
}

/** A spoken note of the visitor, like a photo; nobody hears it before the month has closed. */
export async function addMysteryRecording(exchange: Exchange, { params }: Input<typeof mystery.addMysteryRecording>): Promise<Output<typeof mystery.addMysteryRecording>> {
  return { recordings: await addFile(exchange, params.token, 'audio') }
}

async function addFile(exchange: Exchange, token: string, kind: Kind): Promise<number> {
  const mayAdd = async (ctx: Ctx, row: VisitRow): Promise<number> => {
    if (row.state === 'submitted') throw new AppError('not_found', 'The sheet is handed in')
    const so = await filesOf(ctx, row.id, kind)
    if (so >= MOST[kind]) throw wrongField('rule_broken', '/file', `at most ${MOST[kind]}`)
    return so
  }
  const so = await behind(exchange, token, false, mayAdd)
  // The name that the visitor's phone gave it may hold theirs, and stands in a table that is not sealed.
  const file = await receiveFile(exchange, Actor.system(organizationIn(token)!), { kind, named: `${NAMED[kind]}-${so + 1}` })
  return behind(exchange, token, true, async (ctx, row) => {
    await mayAdd(ctx, row)
    await attachFiles(ctx, { type: RECORD_TYPE[kind], id: row.id }, [file.id])
    return filesOf(ctx, row.id, kind)
  })
}
