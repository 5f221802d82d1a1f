import { sql } from 'kysely'
import { z } from 'zod'
import { queue } from '../../platform/events.ts'
import { filesFollow } from '../../platform/files/files.ts'
import { householdHistory, importKind } from '../archives/index.ts'
import { findingBecomes } from '../inspections/index.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { nameSubjects } from '../sla/index.ts'
import { violationsImport } from './import/violations-list.ts'
import { violationMessages } from './messages.ts'
import { personalDataOfViolations } from './personal-data.ts'
import { openFromFinding } from './report.ts'
import { addReadyTypes } from './types.ts'

export function subscribe(): void {
  violationMessages()
  personalDataOfViolations()
  importKind('violations', violationsImport)
  findingBecomes({ way: 'violation', open: openFromFinding })
  whenSiteIsMade((ctx, site) => addReadyTypes(ctx, site.id))
  queue('violations.take-ready', z.object({ siteId: z.uuid() }), (ctx, { siteId }) => addReadyTypes(ctx, siteId))
  householdHistory(OF_UNIT)
  nameSubjects('violation', async (ctx, ids) => new Map((await ctx.tx.selectFrom('violation').select(['id', 'number', 'place']).where('id', 'in', [...ids]).execute()).map((row) => [row.id, `${row.number} ${row.place}`])))
  nameSubjects('violation_paper', async (ctx, ids) => new Map((await ctx.tx.selectFrom('violation_paper').select(['id', 'number', 'addressee']).where('id', 'in', [...ids]).execute()).map((row) => [row.id, `${row.number} ${row.addressee}`])))
  filesFollow('violation', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('violation').select('site_id').where('id', '=', id).executeTakeFirst()
    return row !== undefined && ctx.actor.can('violations:read', row.site_id)
  })
}

/** Violations stand in the history of the unit. */
const OF_UNIT: Parameters<typeof householdHistory>[0] = {
  kinds: ['violation'], permission: 'violations:read',
  lines: (_, unitId) => sql`select 'violation', v.id, v.found_at, v.number, v.description, v.state, 'violationState', null::bigint from violation v where v.unit_id = ${unitId}::uuid`,
}
