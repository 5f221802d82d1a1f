import { language, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { changesBetween, mustBeCurrent } from '../../platform/records/index.ts'
import { normaliseText, pinyinKeys } from '../../platform/text/index.ts'
import { mustBePolite } from './polite.ts'
import { listVersion } from './seed.ts'
import type { ServiceScriptTable } from './tables.ts'
import { tell } from './words.ts'

type Row = Selectable<ServiceScriptTable>

function present({ id, scene, title, text, source, is_active, sort_order, version }: Row): language.ServiceScript {
  return { id, scene, title, text, source, isActive: is_active, sortOrder: sort_order, version }
}

/** The library in its order; `q` is part of a title or text, or the pinyin or initials of a title (`zj` finds 致谢 and 主动). */
export async function listScripts(ctx: Ctx, { query }: Input<typeof language.listScripts>): Promise<Output<typeof language.listScripts>> {
  await listVersion(ctx)
  const { q, scene, active } = query.filter
  let select = ctx.tx.selectFrom('service_script').selectAll()
  if (scene?.length) select = select.where('scene', 'in', scene)
  if (active !== undefined) select = select.where('is_active', '=', active)
  const rows = await select.orderBy('sort_order').orderBy('id').execute()
  const order = rows.toSorted((a, b) => language.SCRIPT_SCENES.indexOf(a.scene) - language.SCRIPT_SCENES.indexOf(b.scene) || a.sort_order - b.sort_order)
  return { items: order.filter((row) => isMeant(row, q ?? '')).map(present) }
}

function isMeant({ title, text }: Row, q: string): boolean {
  const wanted = normaliseText(q)
  if (normaliseText(title).includes(wanted) || normaliseText(text).includes(wanted)) return true
  if (!/^[a-z]+$/.test(wanted)) return false
  const { pinyin, initials } = pinyinKeys(title, 'company')
  return pinyin.includes(wanted) || initials.includes(wanted)
}

/** A new script. Throws `rule_broken` for an unknown variable, `language.not_allowed` for one that must not be said. */
export async function createScript(ctx: Ctx, { body }: Input<typeof language.createScript>): Promise<language.ServiceScript> {
  await listVersion(ctx)
  await mustBeSayable(ctx, body)
  const { scene, title, text, isActive, sortOrder } = body
  const row = await ctx.tx
    .insertInto('service_script')
    .values({ organization_id: ctx.organizationId, id: newId(), scene, title, text, is_active: isActive, sort_order: sortOrder })
    .returningAll()
    .executeTakeFirstOrThrow()
  tell(ctx, row.id, 'created', [], 'service_script')
  return present(row)
}

/** Changes a script, or takes it out of use. Throws `not_found`, `stale_version`, `rule_broken`, `language.not_allowed`. */
export async function changeScript(ctx: Ctx, { params, body }: Input<typeof language.changeScript>): Promise<language.ServiceScript> {
  const before = await ctx.tx.selectFrom('service_script').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  await mustBeCurrent(before.version, body.version, async () => present(before))
  await mustBeSayable(ctx, body)
  const after = {
    scene: body.scene ?? before.scene, title: body.title ?? before.title, text: body.text ?? before.text, is_active: body.isActive ?? before.is_active, sort_order: body.sortOrder ?? before.sort_order,
  }
  const row = await ctx.tx.updateTable('service_script').set({ ...after, version: before.version + 1 }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
  tell(ctx, row.id, 'changed', changesBetween({ ...before }, after), 'service_script')
  return present(row)
}

async function mustBeSayable(ctx: Ctx, { title, text }: { title?: string; text?: string }): Promise<void> {
  const unknown = [...(text ?? '').matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!).find((name) => !(language.SCRIPT_VARIABLES as readonly string[]).includes(name))
  if (unknown !== undefined) throw wrongField('rule_broken', '/text', `no variable {${unknown}}; there are ${language.SCRIPT_VARIABLES.map((name) => `{${name}}`).join(' ')}`)
  await mustBePolite(ctx, '/title', title)
  await mustBePolite(ctx, '/text', text)
}
