import { loadDemo } from '../demo/index.ts'
import type { Command } from './command.ts'

export const seed: Command = {
  usage: 'load the demo data into an empty database',
  options: {},
  async run({ app }) {
    const { rows } = await app.database.pool.query<{ installed: boolean }>('select is_installed() as installed')
    if (rows[0]!.installed) {
      console.error('There is an organisation already; the demo is for an empty database.')
      return 1
    }
    await loadDemo(app, new Date())
    console.log('The demo data is loaded.')
    return 0
  },
}
