import { hasDemo } from './demo/has-demo.ts'
import { readConfig, type Config } from './config.ts'
import { openInstallation } from './installation.ts'
import { DEMO_LOGINS, DEMO_PASSWORD } from './modules/people/index.ts'
import { stopTypesetting } from './platform/print/typeset.ts'
import { makeApp, startServer, type RunningServer } from './server.ts'
import { keepHeapSmall } from './platform/small-heap.ts'

/** Starts everything that one process needs and stops it again on the first request to stop. */
async function main(): Promise<void> {
  keepHeapSmall()
  const config = readConfig(process.env)
  const say = (line: string): void => void process.stdout.write(`${line}\n`)
  const installation = await openInstallation(config, say)
  let server: RunningServer | undefined
  const stop = stopOnce(async () => {
    say('正在停止 · stopping')
    await server?.stop()
    await stopTypesetting()
    await installation.close()
  })
  try {
    const app = makeApp(config, installation.appUrl)
    if (config.loadsDemo && !(await isInstalled(app.database.pool))) {
      say('正在载入演示数据 · loading the demo data')
      const started = performance.now()
      // Two months pass in seconds: what the clocks log about them is no news.
      app.log.level = config.logLevel === 'silent' ? 'silent' : 'warn'
      const { loadDemo } = await import('./demo/index.ts')
      await loadDemo(app, new Date())
      app.log.level = config.logLevel
      say(`演示数据已载入 · demo data loaded in ${Math.round((performance.now() - started) / 100) / 10} s`)
    }
    server = await startServer(app)
    const address = await server.http.listen({ host: config.host, port: config.port })
    say(greeting(config, address, await hasDemo(app)))
  } catch (error) {
    await stop()
    throw error
  }
}

async function isInstalled(pool: { query(text: string): Promise<{ rows: { installed: boolean }[] }> }): Promise<boolean> {
  return (await pool.query('select is_installed() as installed')).rows[0]!.installed
}

function greeting(config: Config, address: string, isDemo: boolean): string {
  const lines = ['', `  管家 Guanjia  ${address.replace('127.0.0.1', 'localhost')}`, `  手机端 · phone  ${address.replace('127.0.0.1', 'localhost')}/m/`, '']
  if (isDemo) lines.push(`  演示账号 · demo logins (password ${DEMO_PASSWORD}):`, `  ${DEMO_LOGINS.map((d) => d.login).join('  ')}`, '')
  else lines.push('  首次使用请在浏览器中创建组织与管理员 · first run: make the organisation in the browser', '')
  if (config.databaseUrl === undefined) lines.push(`  数据 · data  ${config.dataFolder}`, '')
  return lines.join('\n')
}

/** Runs `action` at the first signal; a second one ends the process at once. */
function stopOnce(action: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => (stopping ??= action())
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) process.exit(130)
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`)
          process.exit(1)
        },
      )
    })
  return stop
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
