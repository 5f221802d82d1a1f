import type { ParseArgsConfig } from 'node:util'
import type { Config } from '../config.ts'
import type { Installation } from '../installation.ts'
import type { App } from '../platform/app.ts'

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

export interface CommandInput {
  app: App
  installation: Installation
  values: Values
  positionals: string[]
}

interface Described {
  usage: string
  options: NonNullable<ParseArgsConfig['options']>
}

/** One command of `npm run cli`. `run` returns the exit code. */
export interface Command extends Described {
  run(input: CommandInput): Promise<number>
}

/** A command that works before there is an installation, or without opening it. */
export interface StandaloneCommand extends Described {
  runAlone(input: { config: Config; values: Values; positionals: string[] }): Promise<number>
}
