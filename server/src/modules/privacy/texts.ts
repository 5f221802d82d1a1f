import type { Input, Output, privacy } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { houseLocale } from '../organization/index.ts'
import { DEFAULT_TEXTS } from './default-texts.ts'

type Kind = privacy.PrivacyText['kind']
type Row = { kind: Kind; version: number; title: string; words: string; made_at: Date; made_by: string }

/** The newest version of a text; the first question writes the default down, so that what is agreed to can be read later. */
export async function currentText(ctx: Ctx, kind: Kind): Promise<Row> {
  const find = (): Promise<Row | undefined> => ctx.tx.selectFrom('privacy_text').selectAll().where('kind', '=', kind).orderBy('version', 'desc').limit(1).executeTakeFirst()
  const known = await find()
  if (known) return known
  const locale = await houseLocale(ctx)
  await ctx.tx
    .insertInto('privacy_text')
    .values({ organization_id: ctx.organizationId, kind, version: 1, ...DEFAULT_TEXTS[kind][locale], made_at: ctx.now, made_by: 'Guanjia' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await find())!
}

export async function listTexts(ctx: Ctx): Promise<Output<typeof privacy.listTexts>> {
  for (const kind of Object.keys(DEFAULT_TEXTS) as Kind[]) await currentText(ctx, kind)
  const rows = await ctx.tx.selectFrom('privacy_text').selectAll().orderBy('kind').orderBy('version', 'desc').execute()
  return { items: rows.map(presentText) }
}

/** A further version on top of the one that was read. Throws `stale_version` when somebody else wrote one meanwhile. */
export async function writeText(ctx: Ctx, { body }: Input<typeof privacy.writeText>): Promise<privacy.PrivacyText> {
  mustManageAll(ctx)
  const before = await currentText(ctx, body.kind)
  if (before.version !== body.version) throw new AppError('stale_version', `The text is at version ${before.version}`, undefined, { current: presentText(before) })
  const row = { kind: body.kind, version: before.version + 1, title: body.title, words: body.words, made_at: ctx.now, made_by: ctx.actor.name }
  const made = await ctx.tx.insertInto('privacy_text').values({ organization_id: ctx.organizationId, ...row }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw new AppError('stale_version', undefined, undefined, { current: presentText(await currentText(ctx, body.kind)) })
  recordHappening(ctx, { siteId: null, recordType: 'privacy_text', recordId: ctx.organizationId, action: 'version_written', note: `${body.title} v${row.version}` })
  announceChange(ctx, { recordType: 'privacy_text', recordId: ctx.organizationId, siteId: null, action: 'changed' })
  return presentText(row)
}

/** What holds for the whole organisation is changed by who may for all of its sites. Throws `not_permitted`. */
export function mustManageAll(ctx: Ctx): void {
  if (ctx.actor.sitesFor('personal_data:manage') !== 'all') throw new AppError('not_permitted', 'personal_data:manage for all sites is needed')
}

export function presentText(row: Row): privacy.PrivacyText {
  return { kind: row.kind, version: row.version, title: row.title, words: row.words, madeAt: row.made_at.toISOString(), madeBy: row.made_by }
}
