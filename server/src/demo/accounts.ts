import type { Actor } from '../platform/auth/actor.ts'
import type { App } from '../platform/app.ts'
import { runInCtx } from '../platform/ctx.ts'
import { createApiKey, revokeApiKey } from '../modules/people/api-keys/api-keys.ts'
import { createEmployee } from '../modules/people/employees.ts'
import { createRole } from '../modules/people/roles/change-roles.ts'
import { ROLE_PERMISSIONS, type Permission } from '@guanjia/contract'
import type { DemoCompany } from './company.ts'

const nothing = { params: {}, query: {} }
/** At night nobody exports, and nobody looks at figures. */
const NOT_AT_NIGHT: readonly Permission[] = ['cases:export', 'work_orders:export', 'insight:read']

/** A role of the company's own with somebody who has it, and a key of another system that has been ended. */
export async function rolesAndKeys(app: App, { actors, siteId }: DemoCompany, since: Date, today: Date): Promise<void> {
  const admin = actors.get('admin') as Actor
  await runInCtx(app, { actor: admin, now: since, device: 'demo' }, async (ctx) => {
    const permissions = ROLE_PERMISSIONS.front_desk.filter((one) => !NOT_AT_NIGHT.includes(one))
    const role = await createRole(ctx, { ...nothing, body: { from: 'front_desk', name: '夜班前台', note: '20:00 至次日 8:00 值班；不导出名单，不看经营数据', permissions } })
    await createEmployee(ctx, {
      ...nothing,
      body: {
        name: '古月', position: '夜班前台', departmentId: null, phone: '19905990998', skills: [], login: 'night',
        roles: [{ key: role.key, scope: 'site', siteId }],
      },
    })
    const { key } = await createApiKey(ctx, {
      ...nothing,
      body: {
        name: '集团数据平台', permissions: ['organization:read', 'cases:read', 'work_orders:read', 'insight:read'], siteIds: [siteId], answerableId: actors.get('manager')!.employeeId!,
        expiresAt: new Date(today.getTime() + 180 * 86_400_000).toISOString(), perMinute: 120,
      },
    })
    await revokeApiKey(ctx, { params: { id: key.id }, query: {}, body: {} }, { forget: () => undefined })
  })
}
