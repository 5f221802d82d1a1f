import type { App } from '../platform/app.ts'

/** Apart from what loads the demo, which most processes never do. */
export async function hasDemo(app: App): Promise<boolean> {
  return (await app.database.pool.query<{ demo: string | null }>('select demo_organization() as demo')).rows[0]!.demo !== null
}
