import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { COMMANDS } from './cli/commands.ts'
import { openInstallation } from './installation.ts'
import { makeApp } from './server.ts'

/** `npm run cli -- <command> …`: works on the same data as the server, which may run meanwhile when it uses an own PostgreSQL. */
async function main(): Promise<number> {
  const [name, ...rest] = process.argv.slice(2)
  const command = name === undefined ? undefined : COMMANDS[name]
  if (!command) {
    console.error(`Commands:\n${Object.entries(COMMANDS).map(([key, { usage }]) => `  ${key.padEnd(10)} ${usage}`).join('\n')}`)
    return name === undefined || name === 'help' ? 0 : 2
  }
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env })
  const { values, positionals } = parseArgs({ args: rest, options: command.options, allowPositionals: true })
  if ('runAlone' in command) return command.runAlone({ config, values, positionals })
  const installation = await openInstallation(config, (line) => console.error(line), { beside: true })
  const app = makeApp(config, installation.appUrl)
  try {
    await app.wake.start()
    return await command.run({ app, installation, values, positionals })
  } finally {
    await app.wake.stop()
    await app.database.close()
    await installation.close()
  }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(error instanceof Error ? `${error.name}: ${error.message}` : error)
    process.exitCode = 1
  },
)
