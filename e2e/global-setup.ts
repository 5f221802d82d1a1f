import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
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
    /** Where a worker asks that its server crashes (`/0/crash`) or starts again (`/0/start`). */
    guanjiaControl: string
  }
}

/** Once per run: as many Guanjias as journeys run side by side. Expects that server and clients are built. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Mail servers and receivers of the journeys stand on this machine.
  const { guanjias, stop } = await startGuanjias(project.config.maxWorkers, { GUANJIA_PRIVATE_TARGETS: '1' })
  project.provide('guanjiaUrls', guanjias.map(({ url }) => url))
  project.provide('guanjiaDatabases', guanjias.map(({ databaseUrl }) => databaseUrl))
  project.provide('guanjiaLogs', guanjias.map(({ logFile }) => logFile))
  const control = createServer((request, reply) => {
    const [, worker, act] = (request.url ?? '').split('/')
    const guanjia = guanjias[Number(worker)]!
    void (act === 'crash' ? guanjia.crash() : guanjia.start()).then(
      () => reply.end(),
      (error: unknown) => reply.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => void control.listen(0, '127.0.0.1', resolve))
  project.provide('guanjiaControl', `http://127.0.0.1:${(control.address() as AddressInfo).port}`)
  return async () => {
    // Workers keep their connections open.
    control.closeAllConnections()
    control.close()
    await stop()
  }
}
