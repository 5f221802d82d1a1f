import type { Command } from './command.ts'

/** Opening the installation has migrated it already; this only says so. */
export const migrateCommand: Command = {
  usage: 'bring the database to the newest schema',
  options: {},
  async run() {
    console.log('The schema is up to date.')
    return 0
  },
}
