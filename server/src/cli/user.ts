import { Actor } from '../platform/auth/actor.ts'
import { runInCtx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { setPassword } from '../modules/people/index.ts'
import type { Command } from './command.ts'

const WHY: Record<string, string> = { short: 'too short', common: 'many choose it', uniform: 'a simple row', personal: 'the own login or name' }

export const user: Command = {
  usage: 'set a password: user password --login L [--new P]; without one a temporary password is made and shown',
  options: { login: { type: 'string' }, new: { type: 'string' } },
  async run({ app, values, positionals }) {
    const { login, new: password } = values
    if (positionals[0] !== 'password' || typeof login !== 'string' || (password !== undefined && typeof password !== 'string')) {
      console.error('user password --login L [--new P]')
      return 2
    }
    const { rows } = await app.database.pool.query<{ organization: string | null }>('select organization_of_login($1) as organization', [login.toLowerCase()])
    const organization = rows[0]?.organization
    if (!organization) {
      console.error(`No account ${login}`)
      return 1
    }
    try {
      const set = await runInCtx(app, { actor: Actor.system(organization) }, (ctx) => setPassword(ctx, login, password))
      console.log(password === undefined ? `Temporary password of ${login}, for three days, to choose another with: ${set}` : `The password of ${login} is set; its sessions have ended.`)
      return 0
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'password.too_weak') throw error
      console.error(`Too easy to guess (${WHY[error.errors?.[0]?.message ?? ''] ?? 'weak'}); choose another`)
      return 1
    }
  },
}
