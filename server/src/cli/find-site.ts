import { Actor } from '../platform/auth/actor.ts'
import type { App } from '../platform/app.ts'
import { runInCtx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'

interface FoundSite {
  id: string
  name: string
  organizationId: string
}

/** A site by id, code or name in an organisation, or in any of the installation. Throws `not_found`, and `invalid_request` when several answer. */
export async function findSite(app: App, wanted: string, within?: string): Promise<FoundSite> {
  const { rows } = await app.database.pool.query<{ id: string }>('select * from all_organizations() as id')
  const found: FoundSite[] = []
  for (const { id: organizationId } of rows) {
    if (within !== undefined && organizationId !== within) continue
    const sites = await runInCtx(app, { actor: Actor.system(organizationId) }, (ctx) => ctx.tx.selectFrom('site').select(['id', 'code', 'name']).execute())
    for (const { id, code, name } of sites) if (id === wanted || code === wanted || name === wanted) found.push({ id, name, organizationId })
  }
  if (found.length === 0) throw new AppError('not_found', `No site ${wanted}`)
  if (found.length > 1) throw new AppError('invalid_request', `Several sites are called ${wanted}; give the id: ${found.map(({ id, name }) => `${id} ${name}`).join(', ')}`)
  return found[0]!
}
