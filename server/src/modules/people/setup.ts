import { sessions, type Input, type Output } from '@guanjia/contract'
import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { planBackups } from '../../platform/backup/plan.ts'
import { runInCtx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { companyIn, makeOrganization, makeSite } from '../organization/index.ts'
import { hire } from './employees.ts'
import { mustBeStrong } from './passwords.ts'
import { openSession } from './sessions.ts'

/** The demo accounts, by what they show; all have the password `guanjia` and exist only with the demo data. */
export const DEMO_LOGINS = [
  { login: 'admin', role: 'administrator' },
  { login: 'manager', role: 'site_manager' },
  { login: 'supervisor', role: 'supervisor' },
  { login: 'desk', role: 'front_desk' },
  { login: 'steward', role: 'steward' },
  { login: 'tech', role: 'technician' },
  { login: 'resident', role: 'resident' },
] as const
export const DEMO_PASSWORD = 'guanjia'

export async function setupState(app: App): Promise<Output<typeof sessions.setupState>> {
  const { rows } = await app.database.pool.query<{ installed: boolean; demo: string | null }>('select is_installed() as installed, demo_organization() as demo')
  const { installed, demo } = rows[0]!
  const house = await houseOfSignIn(app)
  if (!demo) return { needsSetup: !installed, isDemo: false, demoLogins: [], demoPhone: null, house }
  const names = await runInCtx(app, { actor: Actor.system(demo) }, (ctx) =>
    ctx.tx.selectFrom('account').select(['login', 'name', 'phone']).where('login', 'in', DEMO_LOGINS.map((d) => d.login)).execute(),
  )
  const nameOf = new Map(names.map((n) => [n.login, n.name]))
  return { needsSetup: false, isDemo: true, demoLogins: DEMO_LOGINS.filter((d) => nameOf.has(d.login)).map((d) => ({ ...d, name: nameOf.get(d.login)! })), demoPhone: names.find((n) => n.login === 'resident')?.phone || null, house }
}

/** What the sign-in page says of the house (ORG-014, ORG-053). */
async function houseOfSignIn(app: App): Promise<Output<typeof sessions.setupState>['house']> {
  const { rows } = await app.database.pool.query<{ name: string; profile: unknown }>('select name, profile from house_of_sign_in()')
  if (!rows[0]) return null
  const { slogan, servicePhilosophy } = companyIn(rows[0].profile)
  return { name: rows[0].name, slogan, servicePhilosophy }
}

/** First run: makes the organisation, its first site and its administrator, exactly once. Throws `setup.done` afterwards. */
export async function setUp(app: App, body: Input<typeof sessions.setup>['body'], from: { device: string; address: string; mark?: Buffer | null }): Promise<Output<typeof sessions.setup>> {
  const organizationId = newId()
  await mustBeStrong(body.administrator.password, body.administrator, '/administrator/password')
  return runInCtx(app, { actor: Actor.system(organizationId, body.locale) }, async (ctx) => {
    // Two first visitors at once: the second waits here and then finds the installation done.
    await ctx.client.query('select pg_advisory_xact_lock(7315203)')
    const { rows } = await ctx.client.query<{ installed: boolean }>('select is_installed() as installed')
    if (rows[0]!.installed) throw new AppError('setup.done')
    await makeOrganization(ctx, { name: body.organizationName })
    await makeSite(ctx, { code: 'S1', name: body.siteName, kind: body.siteKind, timeZone: body.timeZone })
    await planBackups(ctx, body.timeZone)
    const { accountId } = await hire(ctx, { ...body.administrator, position: '', departmentId: null, skills: [], roles: [{ role: 'administrator', scope: 'organization', siteId: null }] })
    return openSession(ctx, accountId, { ...from, method: 'password' })
  })
}
