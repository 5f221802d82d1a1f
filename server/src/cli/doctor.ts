import { statfsSync } from 'node:fs'
import type { Command } from './command.ts'

/** Looks at what most often goes wrong and says what to do. */
export const doctor: Command = {
  usage: 'check the installation',
  options: {},
  async run({ app }) {
    const problems: string[] = []
    const good = (line: string): void => console.log(`ok    ${line}`)
    const { rows } = await app.database.pool.query<{ version: string; role: string; unsafe: boolean }>("select current_setting('server_version') as version, current_user as role, rolsuper or rolbypassrls as unsafe from pg_roles where rolname = current_user")
    const database = rows[0]!
    good(`PostgreSQL ${database.version}, role ${database.role}`)
    if (database.unsafe) problems.push(`The role ${database.role} can bypass row-level security`)
    const given = await app.database.pool.query<{ queue: string; count: number }>('select * from given_up_jobs()')
    for (const job of given.rows) problems.push(`${job.count} jobs of ${job.queue} were given up; see last_failure in table job`)
    const disk = statfsSync(app.config.dataFolder)
    const freeGiB = (disk.bavail * disk.bsize) / 1024 ** 3
    if (freeGiB < 1) problems.push(`Only ${freeGiB.toFixed(1)} GiB are free for ${app.config.dataFolder}`)
    else good(`${freeGiB.toFixed(0)} GiB free in the data folder`)
    if (Number(process.versions.node.split('.')[0]) < 20) problems.push(`Node ${process.versions.node} is too old; 20 or newer is needed`)
    for (const problem of problems) console.log(`wrong ${problem}`)
    return problems.length > 0 ? 1 : 0
  },
}
