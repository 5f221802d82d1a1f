import { Actor } from './platform/auth/actor.ts'
import type { App } from './platform/app.ts'
import { runInCtx } from './platform/ctx.ts'
import { newId } from './platform/ids.ts'

export async function hasDemo(app: App): Promise<boolean> {
  return (await app.database.pool.query<{ demo: string | null }>('select demo_organization() as demo')).rows[0]!.demo !== null
}

/** Loads the demo organisation into an empty database: every module tells its part, oldest first. `today` is the day on which the story ends. */
export async function loadDemo(app: App, today: Date): Promise<void> {
  const organizationId = newId()
  await runInCtx(app, { actor: Actor.system(organizationId), now: today }, async (ctx) => {
    await ctx.tx.insertInto('organization').values({ id: organizationId, name: '春晖物业服务有限公司', is_demo: true }).execute()
  })
}
