import type { TestProject } from 'vitest/node'
import { startGuanjias } from './running-guanjia.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the Guanjias with demo data, one for each worker: journeys share what those before them on the same worker left behind. */
    guanjiaUrls: string[]
    /** The database's owner of each of them, for what no screen can bring about, such as time that has passed. */
    guanjiaDatabases: string[]
    /** The file in which each of them writes what it does. */
    guanjiaLogs: string[]
  }
}

/** Once per run: as many Guanjias as journeys run side by side. Expects that server and clients are built. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Mail servers and receivers of the journeys stand on this machine.
  const { guanjias, stop } = await startGuanjias(project.config.maxWorkers, { GUANJIA_PRIVATE_TARGETS: '1' })
  project.provide('guanjiaUrls', guanjias.map(({ url }) => url))
  project.provide('guanjiaDatabases', guanjias.map(({ databaseUrl }) => databaseUrl))
  project.provide('guanjiaLogs', guanjias.map(({ logFile }) => logFile))
  return stop
}
