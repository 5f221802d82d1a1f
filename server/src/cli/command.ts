import type { ParseArgsConfig } from 'node:util'
import type { Installation } from '../installation.ts'
import type { App } from '../platform/app.ts'

export interface CommandInput {
  app: App
  installation: Installation
  values: Record<string, string | boolean | (string | boolean)[] | undefined>
  positionals: string[]
}

/** One command of `npm run cli`. `run` returns the exit code. */
export interface Command {
  usage: string
  options: NonNullable<ParseArgsConfig['options']>
  run(input: CommandInput): Promise<number>
}
