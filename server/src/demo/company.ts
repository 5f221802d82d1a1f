import { Actor } from '../platform/auth/actor.ts'
import type { App } from '../platform/app.ts'
import { runInCtx, type Ctx } from '../platform/ctx.ts'
import { newId } from '../platform/ids.ts'
import { DEMO_RESIDENT_HOME, demoHouseholds, type DemoHousehold } from '../modules/archives/demo.ts'
import { departmentByCode, makeOrganization, makeSite, makeZone } from '../modules/organization/index.ts'
import { DEMO_PASSWORD, hire, makeAccount } from '../modules/people/index.ts'
import type { Role } from '@guanjia/contract'
import type { Random } from './random.ts'

type StaffRole = Exclude<Role, 'resident'>

/** Colleagues of the demo: login, name, post, department, role, skills. The first of each role has the demo login of that role. */
const STAFF: readonly [login: string, name: string, position: string, department: string, role: StaffRole, skills: string[]][] = [
  ['admin', '温知远', '品质部经理', 'QUALITY', 'administrator', []],
  ['manager', '林若川', '项目经理', 'CUSTOMER_CENTRE', 'site_manager', []],
  ['supervisor', '周岚', '客服主管', 'CUSTOMER_CENTRE', 'supervisor', []],
  ['engineer', '秦守义', '工程主管', 'ENGINEERING', 'supervisor', ['强电', '电梯']],
  ['desk', '许婉', '客服前台', 'CUSTOMER_CENTRE', 'front_desk', []],
  ['desk2', '陶然', '客服前台', 'CUSTOMER_CENTRE', 'front_desk', []],
  ['steward', '何静', '楼宇管家', 'CUSTOMER_CENTRE', 'steward', []],
  ['steward2', '卞书航', '楼宇管家', 'CUSTOMER_CENTRE', 'steward', []],
  ['tech', '吕师傅', '工程技工', 'ENGINEERING', 'technician', ['水暖', '木工']],
  ['tech2', '鲍国强', '工程技工', 'ENGINEERING', 'technician', ['强电', '弱电']],
  ['tech3', '汤立', '工程技工', 'ENGINEERING', 'technician', ['水暖', '电梯']],
  ['guard', '雷振', '秩序维护员', 'SECURITY', 'guard', []],
  ['guard2', '薛勇', '秩序维护员', 'SECURITY', 'guard', []],
  ['guard3', '褚山', '秩序维护员', 'SECURITY', 'guard', []],
  ['guard4', '卓力', '秩序维护员', 'SECURITY', 'guard', []],
  ['guard5', '成钢', '秩序维护员', 'SECURITY', 'guard', []],
  ['guard6', '项东', '秩序维护员', 'SECURITY', 'guard', []],
  ['cleaner', '苗秀英', '保洁领班', 'ENVIRONMENT', 'technician', ['保洁']],
]

export interface DemoCompany {
  organizationId: string
  siteId: string
  salesSiteId: string
  actors: Map<string, Actor>
  resident: Actor
  households: DemoHousehold[]
  residentHousehold: DemoHousehold
}

/** The company 春晖物业, the community 清溪花园 with 600 households, and the sales office 云栖里 beside it. */
export async function makeDemoCompany(app: App, random: Random, since: Date): Promise<DemoCompany> {
  const organizationId = newId()
  return runInCtx(app, { actor: Actor.system(organizationId), now: since, device: 'demo' }, async (ctx) => {
    await makeOrganization(ctx, { name: '春晖物业服务有限公司', isDemo: true })
    const siteId = await makeSite(ctx, { code: 'QX', name: '清溪花园', kind: 'residential', timeZone: 'Asia/Shanghai', address: '溪山市青禾区清溪路 18 号', phone: '0599-8200 1234' })
    const salesSiteId = await makeSite(ctx, { code: 'YQ', name: '云栖里案场', kind: 'sales_office', timeZone: 'Asia/Shanghai', address: '溪山市青禾区云栖大道 6 号', phone: '0599-8200 5678' })
    const actors = new Map<string, Actor>()
    for (const [index, [login, name, position, department, role, skills]] of STAFF.entries()) actors.set(login, await colleague(ctx, { login, name, position, department, role, skills, siteId, phone: `1990599${1001 + index * 7}` }))
    actors.set('sales', await colleague(ctx, { login: 'sales', name: '章敏', position: '案场客服', department: 'CUSTOMER_CENTRE', role: 'front_desk', skills: [], siteId: salesSiteId }))
    const zoneIds = [
      await makeZone(ctx, { siteId, name: '东区（1–3栋）', stewardId: actors.get('steward')!.employeeId }),
      await makeZone(ctx, { siteId, name: '西区（4–6栋）', stewardId: actors.get('steward2')!.employeeId }),
    ]
    const households = await demoHouseholds(ctx, siteId, zoneIds, random)
    const residentHousehold = households.find((home) => home.code === DEMO_RESIDENT_HOME)!
    const resident = await residentAccount(ctx, residentHousehold)
    return { organizationId, siteId, salesSiteId, actors, resident, households, residentHousehold }
  })
}

async function colleague(ctx: Ctx, who: { login: string; name: string; position: string; department: string; role: StaffRole; skills: string[]; siteId: string; phone?: string }): Promise<Actor> {
  const scope = who.role === 'administrator' ? 'organization' : 'site'
  const grants = [{ role: who.role, scope, siteId: scope === 'site' ? who.siteId : null }] as const
  const department = await departmentByCode(ctx, who.siteId, who.department)
  const { employeeId, accountId } = await hire(ctx, { login: who.login, password: DEMO_PASSWORD, name: who.name, phone: who.phone ?? '', position: who.position, departmentId: department?.id ?? null, skills: who.skills, isOnShift: true, roles: [...grants] })
  return new Actor({ kind: 'staff', organizationId: ctx.organizationId, accountId, employeeId, personId: null, name: who.name, locale: 'zh-CN', grants: [...grants] })
}

async function residentAccount(ctx: Ctx, home: DemoHousehold): Promise<Actor> {
  const grants = [{ role: 'resident', scope: 'own', siteId: null }] as const
  const accountId = await makeAccount(ctx, { login: 'resident', password: DEMO_PASSWORD, name: home.ownerName, phone: home.phone, personId: home.ownerId, roles: [...grants] })
  return new Actor({ kind: 'resident', organizationId: ctx.organizationId, accountId, employeeId: null, personId: home.ownerId, name: home.ownerName, locale: 'zh-CN', grants: [...grants] })
}
