import { backup, drill, restore } from './backup.ts'
import type { Command, StandaloneCommand } from './command.ts'
import { doctor } from './doctor.ts'
import { exportCommand } from './export.ts'
import { files } from './files.ts'
import { importCommand } from './import.ts'
import { keys } from './keys.ts'
import { migrateCommand } from './migrate.ts'
import { seed } from './seed.ts'
import { user } from './user.ts'
import { verify } from './verify.ts'

export const COMMANDS: Record<string, Command | StandaloneCommand> = {
  migrate: migrateCommand,
  seed,
  import: importCommand,
  export: exportCommand,
  user,
  doctor,
  backup,
  restore,
  drill,
  keys,
  files,
  verify,
}
