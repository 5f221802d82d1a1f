import { Actor } from '../platform/auth/actor.ts'
import { runInCtx } from '../platform/ctx.ts'
import { setPassword } from '../modules/people/index.ts'
import type { Command } from './command.ts'

export const user: Command = {
  usage: 'set a password: user password --login L --new P',
  options: { login: { type: 'string' }, new: { type: 'string' } },
  async run({ app, values, positionals }) {
    const { login, new: password } = values
    if (positionals[0] !== 'password' || typeof login !== 'string' || typeof password !== 'string' || password.length < 6) {
      console.error('user password --login L --new P (6 characters or more)')
      return 2
    }
    const { rows } = await app.database.pool.query<{ organization: string | null }>('select organization_of_login($1) as organization', [login.toLowerCase()])
    const organization = rows[0]?.organization
    if (!organization) {
      console.error(`No account ${login}`)
      return 1
    }
    await runInCtx(app, { actor: Actor.system(organization) }, (ctx) => setPassword(ctx, login, password))
    console.log(`The password of ${login} is set; its sessions have ended.`)
    return 0
  },
}
