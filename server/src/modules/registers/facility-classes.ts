import type { Input, Output, registers } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { CLASSES } from './default-classes.ts'

/** The tree in its order; a class counts the facilities of all below it. */
export async function listFacilityClasses(ctx: Ctx, { query }: Input<typeof registers.listFacilityClasses>): Promise<Output<typeof registers.listFacilityClasses>> {
  ctx.actor.mustSee('registers:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { rows } = await sql<registers.FacilityClass>`
    select c.id, c.code, c.name,
      (select count(*)::int from facility f join facility_class b on b.organization_id = f.organization_id and b.id = f.class_id
       where f.site_id = ${query.siteId} and f.state <> 'scrapped' and (b.code = c.code or b.code like c.code || '.%')) as facilities
    from facility_class c order by c.code`.execute(ctx.tx)
  return { items: rows }
}

/** Throws `already_exists`, and `rule_broken` for a branch without its bough, both naming `/code`. */
export async function createFacilityClass(ctx: Ctx, { body }: Input<typeof registers.createFacilityClass>): Promise<registers.FacilityClass> {
  const bough = body.code.slice(0, -3)
  if (bough !== '' && !(await ctx.tx.selectFrom('facility_class').select('id').where('code', '=', bough).executeTakeFirst())) throw wrongField('rule_broken', '/code', `there is no class ${bough}`)
  const id = newId()
  const row = { organization_id: ctx.organizationId, id, code: body.code, name: body.name }
  const made = await ctx.tx.insertInto('facility_class').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/code', body.code)
  recordHappening(ctx, { siteId: null, recordType: 'facility_class', recordId: id, action: 'created' })
  announceChange(ctx, { recordType: 'facility_class', recordId: id, siteId: null, action: 'created' })
  return { id, code: body.code, name: body.name, facilities: 0 }
}

/** The classes that an organisation lacks of those that everybody begins with. */
export async function seedClasses(ctx: Ctx): Promise<void> {
  await ctx.tx
    .insertInto('facility_class')
    .values(CLASSES.map(([code, name]) => ({ organization_id: ctx.organizationId, id: newId(), code, name: name[ctx.locale] })))
    .onConflict((conflict) => conflict.columns(['organization_id', 'code']).doNothing())
    .execute()
}
