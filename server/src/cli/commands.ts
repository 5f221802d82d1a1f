import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { importCommand } from './import.ts'
import { keys } from './keys.ts'
import { migrateCommand } from './migrate.ts'
import { seed } from './seed.ts'
import { user } from './user.ts'

export const COMMANDS: Record<string, Command> = { migrate: migrateCommand, seed, import: importCommand, user, doctor, keys }
